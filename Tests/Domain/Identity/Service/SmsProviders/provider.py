"""A provider of SMS as docs/sms-providers.md describes it, for tests: checks each request as a stranger would.

Usage: provider.py SECRET_HEX STATUS…
It listens on a port of its own and prints it. Each further line tells a request: `ok ID PHONE PURPOSE`, or what is wrong
with it. It answers the statuses in turn, the last one for good.
"""

import hashlib
import hmac
import http.server
import json
import sys
import time

SECRET, STATUSES = bytes.fromhex(sys.argv[1]), [int(word) for word in sys.argv[2:]]
seen_nonces, seen_ids = set(), set()


def problem(path, headers, body):
    stamp, nonce = headers["x-shuangma-timestamp"], headers["x-shuangma-nonce"]
    text = f"POST\n{path}\n{stamp}\n{nonce}\n{hashlib.sha256(body).hexdigest()}"
    expected = hmac.new(SECRET, text.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, headers["x-shuangma-signature"]):
        return "wrong signature"
    if abs(time.time() - int(stamp)) > 300:
        return "too old"
    if nonce in seen_nonces:
        return "replayed"
    seen_nonces.add(nonce)
    return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        status = STATUSES.pop(0) if len(STATUSES) > 1 else STATUSES[0]
        wrong = problem(self.path, self.headers, body)
        message = json.loads(body)
        if wrong:
            status = 401
        elif self.headers["idempotency-key"] != message["id"] or self.headers["x-shuangma-key"] != "test":
            wrong, status = "other fields differ", 400
        elif status == 200 and message["id"] in seen_ids:
            status = 409
        if status == 200:
            seen_ids.add(message["id"])
        print(wrong or f"ok {message['id']} {message['phone']} {message['purpose']}", flush=True)
        self.send_response(status)
        if status == 302:
            self.send_header("location", "/elsewhere")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
