import ArgumentParser
import Coordination
import Foundation
import Logging
import RPC
import Security
import Storage
import StorageClient

/// The store that a command works on: that of a data folder, or that of a cluster.
struct StoreSource: ParsableArguments {
    @Option(help: ArgumentHelp("Data folder of `shuangma dev`, which must be stopped.", valueName: "dir"))
    var data: String?

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if data != nil, source.config != nil {
            throw ValidationError("Give --data or --config, not both.")
        }
    }

    /// What a command works with.
    struct Opened {
        let store: Store
        let keys: ClusterKeys
        let coordination: any ClusterCoordination
        /// Which partitions were erased.
        let ledger: any ErasureCoordination
        /// The process that the command is in a cluster; nil for a data folder.
        let process: ProcessName?
    }

    /// The settings of the configuration.
    ///
    /// - Parameter flags: Settings that the command line gives.
    func settings(_ flags: [(Setting, String?)] = []) async throws -> EffectiveConfiguration {
        let settings = try await source.load(flags)
        if data == nil, settings.text(Settings.certificate).isEmpty {
            throw Failure.wrongUse(
                "say which store: --data DIR of `shuangma dev`, or --config FILE with a certificate such as services/migrate of a cluster"
            )
        }
        return settings
    }

    /// Runs a body with the store, and turns what it throws into a `Failure`.
    ///
    /// - Parameters:
    ///   - verifies: Whether tokens of a cluster are verified.
    ///   - check: Looks at the cluster before its store is opened, and may refuse.
    func with<Result>(
        _ settings: EffectiveConfiguration, verifies: Bool = false,
        check: (any ClusterCoordination) async throws -> Void = { _ in },
        _ body: (Opened) async throws -> Result
    ) async throws -> Result {
        do {
            if let data { return try await with(folder: data, body) }
            let membership = try ClusterMembership(.services, settings)
            // Tells at once when there is no etcd, or no cluster yet; the store would wait for it.
            _ = try await membership.coordination.shardMap()
            try await check(membership.coordination)
            let keys = try membership.keysOfTool(records: true, known: verifies)
            let store = try await membership.store(sealedBy: keys.records)
            return try await body(
                Opened(
                    store: store, keys: keys, coordination: membership.coordination, ledger: membership.coordination,
                    process: membership.process))
        } catch let error as RPCError {
            throw Failure.unavailable("\(error.message) (\(error.code.connectName)); run it again to go on")
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        }
    }

    /// Runs a body with the store of a data folder, which no process may use meanwhile.
    private func with<Result>(folder path: String, _ body: (Opened) async throws -> Result) async throws -> Result {
        guard FileManager.default.fileExists(atPath: "\(path)/store") else {
            throw Failure.wrongUse("'\(path)' is no data folder of shuangma dev: it has no 'store'")
        }
        let folder = try DataFolder(path)
        var logger = Logger(label: "shuangma") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let keys: ClusterKeys
        let storage: DevStorage
        do {
            keys = try folder.clusterKeys()
            storage = try await DevStorage(folder, sealedBy: keys.records, logger: logger)
        } catch let error as StorageOpenError {
            throw Failure.wrongUse("\(error)")
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
        do {
            let result = try await body(
                Opened(
                    store: storage.client, keys: keys, coordination: storage.coordination, ledger: storage.erasures,
                    process: nil))
            await storage.node.close()
            return result
        } catch {
            await storage.node.close()
            throw error
        }
    }
}
