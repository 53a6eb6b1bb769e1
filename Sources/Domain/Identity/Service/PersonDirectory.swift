import Contracts
import IdentityCore
import RPC
import Security
import StorageClient
import Wire

/// Where persons, their phones and their sessions are kept.
struct PersonDirectory: Sendable {
    let store: Store
    let hash: KeyedHash

    func partition(of document: Document) throws -> PartitionKey {
        try PartitionKey(hash.partition(.person, document.canonical))
    }

    func partition(of phone: Phone) throws -> PartitionKey {
        try PartitionKey(hash.partition(.phone, phone.number))
    }

    /// A person; nil when nobody is registered.
    func person(_ partition: PartitionKey, options: CallOptions) async throws -> IdentityV1.StoredPerson? {
        try await store.read(partition, .record(IdentitySets.person), options: options)?.value
    }

    /// The keys of the persons whose number a phone is.
    func owners(of phone: Phone, options: CallOptions) async throws -> [[UInt8]] {
        try await store.read(partition(of: phone), .all(IdentitySets.owners), options: options)
            .map(\.value.personKey)
    }

    /// What screens show of a person (ID-8).
    func profile(of person: IdentityV1.StoredPerson, key: PartitionKey, today: CivilDay) throws -> IdentityV1.Profile {
        let document = try person.document.checked(today: today)
        return IdentityV1.Profile(
            personKey: key.bytes, maskedName: try PersonName(person.name).masked,
            maskedDocumentNumber: document.masked, documentType: person.document?.type ?? .unspecified,
            maskedPhone: person.phone.isEmpty ? "" : try Phone(person.phone).masked, division: person.division,
            documentCheckRequired: document.needsCheck)
    }
}

extension Optional where Wrapped == CommonV1.Document {
    /// The document, checked and normalised.
    ///
    /// - Throws: ``FieldProblem``.
    func checked(today: CivilDay) throws -> Document {
        guard let self, let kind = Document.Kind(rawValue: UInt8(clamping: self.type.rawValue)) else {
            throw FieldProblem(field: "document.type", reason: "must be one of the known kinds of document")
        }
        do {
            return try Document(kind: kind, country: self.country, number: self.number, today: today)
        } catch {
            throw FieldProblem(field: "document.\(error.field)", reason: error.reason)
        }
    }
}

extension FieldProblem: RPCErrorConvertible {
    /// INVALID_ARGUMENT that names the field.
    public var rpcError: RPCError { .invalidArgument(field: field, reason) }
}
