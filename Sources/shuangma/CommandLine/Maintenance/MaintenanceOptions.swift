import ArgumentParser
import Backup
import Coordination
import RPC
import Security
import StorageClient

/// What commands that look after a running store have in common.
struct MaintenanceOptions: ParsableArguments {
    @OptionGroup var source: ConfigurationOption

    @Option(help: ArgumentHelp("File with an operator's token.", valueName: "file"))
    var tokenFile: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    /// A cluster, and what an operator may do to its store.
    struct Cluster {
        let membership: ClusterMembership
        let maintenance: StoreMaintenance
        /// Tells the key of its hashes from others.
        let keyFingerprint: String
        /// Names of the keys that seal its records; nil where the configuration names no file of them.
        let recordKeys: Set<String>?
    }

    /// Runs a body with the cluster of the configuration, and turns what it throws into a `Failure`.
    ///
    /// - Parameter recordKeys: File of the keys of records; nil for the one of the configuration, if it names any.
    func with<Result>(
        recordKeys: String? = nil, _ body: (Cluster) async throws -> Result
    ) async throws -> Result {
        let configuration = try await source.load([
            (Settings.tokenFile, tokenFile), (Settings.recordKeys, recordKeys),
        ])
        let membership = try ClusterMembership(.tool, configuration)
        let token = try ImportCommand.token(configuration.text(Settings.tokenFile))
        let keys = try membership.keysOfTool(records: !configuration.text(Settings.recordKeys).isEmpty)
        do {
            // Tells at once when there is no etcd, or no cluster yet; the store would wait for it.
            _ = try await membership.coordination.shardMap()
            let store = try await membership.store()
            return try await body(
                Cluster(
                    membership: membership, maintenance: StoreMaintenance(store, token: token),
                    keyFingerprint: keys.fingerprint ?? "", recordKeys: keys.records?.names))
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        } catch let error as BackupError {
            throw Self.failure(error)
        } catch let error as RPCError {
            throw Self.failure(error)
        }
    }

    static func failure(_ error: RPCError) -> Failure {
        let text = "\(error.message) (\(error.code.connectName))"
        switch error.code {
        case .permissionDenied, .unauthenticated, .invalidArgument, .failedPrecondition: return .refused(text)
        default: return .unavailable(text)
        }
    }

    static func failure(_ error: BackupError) -> Failure {
        switch error {
        case .folderNotEmpty, .unusable, .noManifest, .unknownFormat: .wrongUse("\(error)")
        case .damaged, .otherKey, .missingRecordKeys, .otherRecordKeys, .erasedArePresent, .clusterNotEmpty,
            .otherRestore:
            .refused("\(error)")
        }
    }

    /// Bytes a second; nil when there is no bound.
    static func bytesPerSecond(_ megabytes: Double?) -> Int? { megabytes.map { Int($0 * 1_000_000) } }

    /// A line that shows how far a step is.
    func line(_ title: String) -> (line: ProgressLine, show: @Sendable (BackupRun.Progress) -> Void) {
        let line = ProgressLine(title, unit: "records", isQuiet: quiet)
        return (line, { line.show(count: $0.records, fraction: $0.fraction) })
    }
}
