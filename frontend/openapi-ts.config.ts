import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../openapi/openapi.json',
  output: { path: 'src/api' },
  plugins: [
    { name: '@hey-api/typescript', enums: false },
    { name: '@hey-api/client-fetch', throwOnError: true, baseUrl: false },
    '@hey-api/sdk',
    '@tanstack/react-query',
  ],
});
