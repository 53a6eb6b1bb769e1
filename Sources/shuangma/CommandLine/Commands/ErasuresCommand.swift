import ArgumentParser
import Coordination
import Security

/// `shuangma erasures`
struct ErasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasures",
        abstract: "Writes the ledger of erasures, to be kept beside backups.",
        discussion: """
            The first line names the cluster, the key of its partitions and the time. Each other line has the key of an \
            erased partition, which tells nothing of the person, and when it was erased. Keep the newest copy apart from \
            etcd, and write it each day: a restore into a new cluster needs it (`shuangma restore --erasures FILE`).

            Example:
              shuangma erasures --config data/cluster/config/tool.json > erasures.txt

            Exit codes: 0 done; 2 wrong use; 3 etcd could not be reached.
            """)

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let membership = try ClusterMembership(.tool, try await source.load([]))
        let key = try membership.keysOfTool().fingerprint ?? ""
        do {
            let copy = ErasureCopy(
                origin: .init(
                    cluster: membership.names.trustDomain, keyFingerprint: key, at: Surroundings.system.now()),
                entries: try await membership.coordination.erasures())
            Terminal.write(copy.text)
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        }
    }
}
