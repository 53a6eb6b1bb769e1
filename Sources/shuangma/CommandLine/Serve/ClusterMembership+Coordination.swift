import Coordination
import Logging
import RPC

extension ClusterMembership {
    /// Coordination by the etcd of the configuration, with the process's own certificate. etcd may be down yet.
    static func coordination(
        _ settings: EffectiveConfiguration, _ identity: TLSIdentity, _ logger: Logger
    ) throws -> EtcdCoordination {
        try EtcdCoordination(try etcd(settings, identity), logger: logger)
    }

    /// Where etcd is and how it is spoken to.
    static func etcd(
        _ settings: EffectiveConfiguration, _ identity: TLSIdentity
    ) throws -> EtcdConfiguration {
        let texts = settings.text(Settings.etcd).split(separator: ",").map(String.init)
        guard !texts.isEmpty else {
            throw Failure.wrongUse(
                "\(Settings.etcd.key) is needed (\(Settings.etcd.flagName), \(Settings.etcd.environmentName))")
        }
        do {
            var configuration = EtcdConfiguration(
                endpoints: try texts.map { try Endpoint($0) }, prefix: settings.text(Settings.etcdPrefix))
            configuration.security = .identity(identity)
            return configuration
        } catch let error as EndpointError {
            throw Failure.wrongUse("\(Settings.etcd.key): \(error)")
        }
    }
}
