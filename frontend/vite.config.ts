import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { bundledMessages } from './plugins/bundled-messages.ts';
import { terseRoutes } from './plugins/terse-routes.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // React itself has what the shim brings for older ones.
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
    },
  },
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routeFileIgnorePattern: '\\.test\\.',
      codeSplittingOptions: {
        defaultBehavior: [['component', 'pendingComponent', 'errorComponent', 'notFoundComponent']],
      },
    }),
    bundledMessages(),
    terseRoutes(),
    react(),
    lingui(),
    babel({
      // With the query: the router serves the split half of a route file as `file.tsx?tsr-split=component`.
      include: [/\/src\/.*\.tsx?(?:\?|$)/],
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      parserOpts: { plugins: ['jsx', 'typescript'] },
    } as never),
    tailwindcss(),
  ],
  // The guide for integrators stands in the documentation beside this folder.
  server: { fs: { allow: ['..'] }, proxy: { '/v1': api, '/livez': api } },
  preview: {
    proxy: { '/v1': api, '/livez': api },
    // As strict as the server itself, so that what needs more shows up here.
    headers: { 'Content-Security-Policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'" },
  },
  build: {
    // Browsers that know light-dark(), so that one token keeps serving both schemes.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Made, but not named in the files that a visitor loads.
    sourcemap: 'hidden',
    manifest: true,
    // Small files inlined as data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    // The list of what to preload for each page would travel with the first page; with HTTP/2 it gains little.
    modulePreload: false,
    rolldownOptions: {
      output: {
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
        // What every page starts with is one file: it is fetched in one go and compresses better than several.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/testing/setup.ts'],
    restoreMocks: true,
  },
});
