public import CommonContracts
public import StorageClient
public import Values

/// Whose records are asked for.
public struct HeldScope: Sendable {
    /// Partition of the person.
    public let person: PartitionKey
    /// Partition of the phone that the person holds; nil when there is none.
    public let phone: PartitionKey?
    /// Whether records of the phone alone are asked for.
    let isPhoneOnly: Bool

    /// The scope of a request.
    ///
    /// - Throws: ``FieldProblem`` for `person_key` or `phone_key`.
    public init(_ request: CommonV1.ListHeldRequest) throws(FieldProblem) {
        person = try Self.key(request.personKey, field: "person_key")
        isPhoneOnly = request.phoneOnly
        phone = request.phoneKey.isEmpty ? nil : try Self.key(request.phoneKey, field: "phone_key")
    }

    private static func key(_ bytes: [UInt8], field: String) throws(FieldProblem) -> PartitionKey {
        guard let key = try? PartitionKey(bytes) else {
            throw FieldProblem(field: field, reason: "must be \(PartitionKey.length) bytes long")
        }
        return key
    }
}
