import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './client/offline/worker-plugin.ts'

/** Host stays what the browser sent, because the server compares it with Origin. */
const toServer = { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false }
const socketToServer = { ...toServer, ws: true }

export default defineConfig({
  root: 'client',
  plugins: [react(), serviceWorker()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api/': toServer, '/healthz': toServer, '/live': socketToServer, '/yjs': socketToServer },
  },
})
