import Assembly
import Coordination
import Load
import Security
import Storage

extension StorageNode {
    /// Opens the node that a process's certificate names. Waits for the cluster to have a shard map.
    static func open(
        _ membership: ClusterMembership, _ settings: EffectiveConfiguration, _ descriptors: DescriptorBudget,
        folder: String
    ) async throws -> StorageNode {
        var configuration = StorageConfiguration()
        configuration.maxOpenFiles = descriptors.tableFiles
        configuration.replication.minInSync = settings.number(Settings.minInSync)
        configuration.scrubIntervalSeconds = settings.number(Settings.scrubHours) * 3_600
        configuration.blockCacheBytes = settings.number(Settings.blockCache) << 20
        configuration.recordCacheBytes = settings.number(Settings.recordCache) << 20
        return try await open(
            folder: folder, name: membership.nodeName, coordination: membership.coordination,
            configuration: configuration, peers: { try membership.channel(to: $0) },
            caller: ClusterMembership.node(calling:), rights: rights, logger: membership.logger)
    }

    /// What services and tools may read and write.
    private static let rights = RecordRights(ServiceContracts.recordGrants + LoadRecords.grants)
}

extension PlacementController {
    /// A candidate for the controller of the cluster, which also makes a new cluster's map.
    convenience init(_ membership: ClusterMembership, _ settings: EffectiveConfiguration) {
        var rules = PlacementRules()
        rules.replicas = settings.number(Settings.replicas)
        rules.shards = settings.number(Settings.shards)
        self.init(
            membership.coordination, name: membership.nodeName.text, rules: rules, logger: membership.logger)
    }
}
