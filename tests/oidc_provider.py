"""An identity provider on this machine that signs in whomever it is told to, by the protocol that real ones speak."""

import base64
import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "dashboard"


@dataclass
class Provider:
    """Whom the provider signs in next, and how long ago it says that was."""

    address: str = ""
    email: str = "a.person@example.gov.uk"
    hours_ago: float = 0.0
    nonces: dict[str, str] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "only"}))

    def token(self, code: str) -> str:
        """Return the signed statement of who signed in."""
        at = int(time.time() - self.hours_ago * 3600)
        told = {"iss": self.address, "sub": self.email, "aud": CLIENT, "iat": at, "exp": int(time.time()) + 3600}
        told |= {"email": self.email, "email_verified": True, "nonce": self.nonces[code]}
        return jwt.encode({"alg": "RS256", "kid": "only"}, told, self.key)

    def secrets(self, address: str) -> str:
        """Return the settings that the dashboard at an address needs for this provider."""
        cookie_secret = base64.b64encode(bytes(30)).decode()
        return (
            f'[auth]\nredirect_uri = "{address}/oauth2callback"\ncookie_secret = "{cookie_secret}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "made-up"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n'
        )


@contextlib.contextmanager
def running() -> Iterator[Provider]:
    """Run the provider while the body runs."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(asked.query).items()}
                code = str(len(provider.nonces))
                provider.nonces[code] = query["nonce"]
                self.send_response(302)
                back = urlencode({"code": code, "state": query["state"]})
                self.send_header("Location", f"{query['redirect_uri']}?{back}")
                self.end_headers()
            elif asked.path == "/keys":
                self._say({"keys": [provider.key.as_dict(private=False) | {"use": "sig", "alg": "RS256"}]})
            else:
                self._say(
                    {
                        "issuer": provider.address,
                        "authorization_endpoint": f"{provider.address}/authorize",
                        "token_endpoint": f"{provider.address}/token",
                        "jwks_uri": f"{provider.address}/keys",
                        "id_token_signing_alg_values_supported": ["RS256"],
                    }
                )

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            token = provider.token(form["code"][0])
            self._say({"access_token": "made-up", "token_type": "Bearer", "expires_in": 3600, "id_token": token})

        def _say(self, answer: dict) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output to itself."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()
