import { defineConfig } from 'vite'
import { youngQueries } from './server/driver-plugin.ts'

/**
 * A file for the server and one for the database alone; packages stay in node_modules, but for the driver of the
 * database, and migrations in migrations/.
 */
export default defineConfig({
  plugins: [youngQueries()],
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: ['server/main.ts', 'server/database.ts'],
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { external: true, noExternal: ['postgres'] },
})
