import RPC

extension ServerBoundary {
    /// The boundary of the public port as the configuration has it. Throws `Failure.wrongUse` for what is no host and no
    /// address, and for a PROXY protocol without proxies.
    init(ofPublicPort settings: EffectiveConfiguration) throws {
        self.init()
        hosts = try Self.hosts(Settings.hosts, besides: Settings.host, settings)
        strictTransportSeconds = settings.number(Settings.strictTransport)
        let ranges = try Self.list(Settings.proxies, settings).map { text in
            guard let range = IPRange(text) else {
                throw Failure.wrongUse(
                    "\(Settings.proxies.key): '\(text)' is neither an address nor a block such as 10.0.0.0/24")
            }
            return range
        }
        proxies = TrustedProxies(
            ranges, field: TrustedProxies.Field(rawValue: settings.text(Settings.proxyField)) ?? .xForwardedFor)
        speaksProxyProtocol = settings.isOn(Settings.proxyProtocol)
        guard !speaksProxyProtocol || !proxies.isEmpty else {
            throw Failure.wrongUse(
                "\(Settings.proxyProtocol.key) is true, but \(Settings.proxies.key) names no proxy: nobody could connect"
            )
        }
    }

    /// The boundary of the port for operators. Throws `Failure.wrongUse` for what is no host.
    init(ofAdminPort settings: EffectiveConfiguration) throws {
        self.init()
        hosts = try Self.hosts(Settings.adminHosts, besides: Settings.adminHost, settings)
    }

    private static func hosts(
        _ names: Setting, besides bound: Setting, _ settings: EffectiveConfiguration
    ) throws -> HostList? {
        var named = list(names, settings)
        if named.isEmpty { named = ["localhost", "127.0.0.1", "[::1]", settings.text(bound)] }
        guard let hosts = HostList(named) else {
            throw Failure.wrongUse(
                "\(names.key): give host names or addresses without ports, separated by commas, such as codes.example")
        }
        return hosts
    }

    private static func list(_ setting: Setting, _ settings: EffectiveConfiguration) -> [String] {
        settings.text(setting).split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }
}
