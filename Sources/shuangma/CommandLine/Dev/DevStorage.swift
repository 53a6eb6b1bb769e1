import Assembly
import Coordination
import Logging
import RPC
import Security
import Storage
import StorageClient

/// The store of one process: one node that holds every shard.
struct DevStorage: Sendable {
    let node: StorageNode
    /// What the services read and write by.
    let client: Store
    /// Which node holds what.
    let coordination: LocalCoordination
    /// Which partitions were erased.
    let erasures: ErasureFile

    /// Opens the store in a data folder, and brings it up to date after whatever ended the last process.
    ///
    /// - Parameters:
    ///   - keys: What seals records.
    ///   - openFiles: Table files that stay open at most; -1 keeps all of them open.
    init(_ folder: DataFolder, sealedBy keys: RecordKeys?, openFiles: Int = -1, logger: Logger) async throws {
        var configuration = StorageConfiguration()
        configuration.maxOpenFiles = openFiles
        let name = NodeName("dev")
        let coordination = try LocalCoordination(node: name)
        erasures = try ErasureFile(folder)
        let node = try await StorageNode.open(
            folder: folder.path("store").path, name: name, coordination: coordination, configuration: configuration,
            rights: ServiceContracts.recordRights,
            logger: logger)
        self.node = node
        self.coordination = coordination
        let channel = InProcessChannel(
            services: [node.service], interceptors: [ServiceIdentity("services", access: ServiceContracts.access)]
        )
        client = try await Store(coordination: coordination, configuration: .embedded, sealedBy: keys) { _ in channel }
    }
}
