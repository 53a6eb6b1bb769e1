import ArgumentParser
import Coordination
import RPC
import Security

extension ClusterCommand {
    /// `shuangma cluster secure-etcd`
    struct SecureEtcd: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "secure-etcd",
            abstract: "Makes etcd's users and their rights, and has etcd ask for them.",
            discussion: """
                etcd knows a caller by the common name of its certificate, which is the role of the process. Storage \
                nodes write the shard map and what they say of themselves, services only where they are found and \
                whom they erased, tools their wishes; all read. Whoever has another certificate of the authority may do nothing. Only `root` \
                administers: a certificate for etcd/root, which `shuangma certs make` makes. May be repeated, and is to \
                be repeated after an upgrade.

                Example:
                  shuangma cluster secure-etcd --config data/cluster/config/etcd-root.json

                Exit codes: 0 done; 2 wrong use; 3 etcd could not be reached, or the certificate is not root's.
                """)

        @OptionGroup var source: ConfigurationOption

        func run() async throws {
            let settings = try await source.load()
            let identity: TLSIdentity
            do {
                identity = try TLSIdentity(try ClusterMembership.files(settings))
            } catch let error as TLSFiles.FileError {
                throw Failure.wrongUse("\(error)")
            }
            let administration = try EtcdAdministration(try ClusterMembership.etcd(settings, identity))
            do {
                try await administration.secure(ProcessRole.allCases.map(\.etcdUser))
                await administration.close()
            } catch let error as CoordinationError {
                await administration.close()
                throw Failure.unavailable("\(error)")
            }
        }
    }
}

extension ProcessRole {
    /// What a process of the role may do in etcd.
    var etcdUser: EtcdUser {
        switch self {
        case .storage: .storageNode(rawValue)
        case .services: .service(rawValue, erases: true, keepsDayKeys: true, readsRecords: true)
        case .identity: .service(rawValue, erases: true, readsRecords: true)
        case .healthCode: .service(rawValue, keepsDayKeys: true, readsRecords: true)
        case .tripCard: .service(rawValue, readsRecords: true)
        case .gateway: .service(rawValue)
        case .tool: .tool(rawValue)
        }
    }
}
