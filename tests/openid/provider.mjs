// A real identity provider for the tests: the certified `oidc-provider`, on loopback, with one client and one person.
// Reads its configuration from the first argument (JSON), prints its address, and ends when its input closes.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const settings = JSON.parse(process.argv[2]);
const require = createRequire(join(settings.frontend, 'package.json'));
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href);

const server = createServer((request, response) => handle(request, response));
let handle;
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: settings.clients,
  jwks: settings.jwks,
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  acrValues: settings.acrValues,
  claims: {
    openid: ['sub', 'acr'],
    profile: ['name', 'locale'],
    email: ['email', 'email_verified'],
    company: ['kvk'],
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...settings.people[id] }) }),
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile email company');
    await grant.save();
    return grant;
  },
});
provider.use(async (context, next) => {
  const found = /^\/interaction\/[^/]+$/.exec(context.path);
  if (!found) return next();
  // Whoever asks is signed in as the person named in the header of the test, at the level named there.
  const login = { accountId: context.get('x-person'), acr: context.get('x-acr') || undefined, remember: false };
  const result = context.get('x-person') ? { login } : { error: 'access_denied', error_description: 'stopped' };
  await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false });
  context.respond = false;
});
handle = provider.callback();
process.stdout.write(`${JSON.stringify({ issuer })}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
