"""Signing in through an identity provider (OpenID Connect): Keycloak, or a broker of eHerkenning.

Sits above organisations, because a provider can vouch for a company's number. Authlib and its JOSE library do the
protocol; see docs/decisions/0031-openid-connect-and-linking.md.
"""
