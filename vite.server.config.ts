import { defineConfig } from 'vite'

/** One file for the server; its packages stay in node_modules and its migrations in migrations/. */
export default defineConfig({
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { external: true },
})
