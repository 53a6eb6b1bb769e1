/// Who may call which method, in one place. What is not listed nobody may call.
public enum MethodTable {
    /// The roles that may call a method; empty for a method that is not listed.
    public static func roles(for path: String) -> Set<Role> { table[path] ?? [] }

    /// Every path listed.
    public static var paths: [String] { Array(table.keys) }

    private static let everyone = Set(Role.allCases)
    private static let citizens: Set<Role> = [.citizen]
    private static let readers: Set<Role> = [.citizen, .operator, .service]
    private static let operators: Set<Role> = [.operator]
    private static let services: Set<Role> = [.service]
    /// Which of them holds what is for coordination to say.
    private static let storageNodes: Set<Role> = [.storageNode]

    private static let table: [String: Set<Role>] = {
        let rows: [(service: String, methods: [String: Set<Role>])] = [
            (
                "shuangma.identity.v1.Identity",
                [
                    "RequestSmsCode": everyone, "VerifySmsCode": services, "Login": everyone, "Logout": citizens,
                    "GetProfile": readers, "GetPhoneOwner": services, "ResolveDocuments": services,
                    "ImportPeople": operators,
                ]
            ),
            ("shuangma.identity.v1.Outbox", ["ListMessages": operators]),
            (
                "shuangma.healthcode.v1.HealthCode",
                [
                    "Declare": citizens, "GetHealthCode": readers, "ImportTests": operators,
                    "ImportExposures": operators, "ImportDeclarations": operators,
                ]
            ),
            (
                "shuangma.tripcard.v1.TripCard",
                [
                    "QueryTripCard": everyone, "GetTripCard": services, "ImportStays": operators,
                    "ImportRiskAreas": operators, "ListRiskAreas": everyone,
                ]
            ),
            (
                "shuangma.gateway.v1.MergeGateway",
                [
                    "GetMergedCode": [.citizen, .operator], "RequestTripVerification": citizens,
                    "VerifyTrip": citizens, "RevokeTripConsent": citizens,
                ]
            ),
            (
                "shuangma.storage.v1.Storage",
                [
                    "Read": services, "Write": services, "WriteBatch": services, "GetShardMap": services,
                    "Scan": [.service, .operator], "Watch": [.service, .operator],
                ]
            ),
            ("shuangma.storage.v1.Replication", ["Replicate": storageNodes, "InstallSnapshot": storageNodes]),
            (
                "shuangma.storage.v1.Maintenance",
                ["BackUpShard": operators, "RestoreRecords": operators, "ScrubShard": operators]
            ),
            ("shuangma.storage.v1.Comparison", ["DigestShard": storageNodes, "RebuildReplica": storageNodes]),
            ("grpc.health.v1.Health", ["Check": everyone, "Watch": everyone]),
            ("grpc.reflection.v1.ServerReflection", ["ServerReflectionInfo": everyone]),
            ("grpc.reflection.v1alpha.ServerReflection", ["ServerReflectionInfo": everyone]),
        ]
        var table: [String: Set<Role>] = [:]
        for row in rows {
            for (method, roles) in row.methods { table["/\(row.service)/\(method)"] = roles }
        }
        return table
    }()
}
