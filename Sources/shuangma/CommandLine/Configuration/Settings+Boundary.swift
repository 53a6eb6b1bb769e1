/// The keys about whom a process answers, and what it tells browsers.
extension Settings {
    static let hosts = Setting(
        "hosts", .text, standard: "",
        meaning: "Host names that the public port answers for, separated by commas; it answers others with HTTP 421.",
        advice: "Your public names, such as codes.example. Empty: localhost, 127.0.0.1, [::1] and `host`.")

    static let adminHosts = Setting(
        "adminHosts", .text, standard: "",
        meaning: "The same for the port for operators.",
        advice: "Names by which your monitoring asks. Empty: localhost, 127.0.0.1, [::1] and `adminHost`.")

    static let reflection = Setting(
        "reflection", .choice(["auto", "on", "off"]), standard: "auto",
        meaning: "Whether the port of the services tells its contracts (gRPC reflection).",
        advice: "auto: in `dev` and within a cluster, not on a public port. The port for operators always does.")

    static let strictTransport = Setting(
        "tls.strictTransport", .number(0...63_072_000), unit: "seconds", standard: "31536000",
        meaning: "For how long browsers shall reach a public port with TLS by TLS only (HSTS); 0 says nothing.",
        advice: "A few minutes until you know that TLS stays. A proxy that ends TLS has to say it itself.")

    static let proxies = Setting(
        "proxies.trusted", .text, standard: "",
        meaning: "Addresses of proxies in front of the public port, such as 10.0.0.0/24, separated by commas.",
        advice: "Only proxies of yours: their word decides which address a caller's limits count for.")

    static let proxyField = Setting(
        "proxies.field", .choice(["x-forwarded-for", "forwarded"]), standard: "x-forwarded-for",
        meaning: "Header field to which the proxies add the address of their caller. No other one is believed.",
        advice: "The one that your proxies write themselves. Some pass on the other as their callers have made it up.")

    static let proxyProtocol = Setting(
        "proxies.protocol", .yesNo, standard: "false",
        meaning:
            "Whether each connection to the public port begins with a header of the PROXY protocol, version 1 or 2.",
        advice: "True when the proxies send it. Connections from elsewhere, or without it, are then closed.")

    static let ofBoundary: [Setting] = [
        hosts, adminHosts, reflection, strictTransport, proxies, proxyField, proxyProtocol,
    ]
}
