import Contracts
import HealthCodeCore
import Kit
import RPC
import StorageClient
import Wire

/// A row of evidence as a feed sends it.
protocol ImportedEvidence: WireMessage {
    associatedtype Stored: WireMessage

    var person: CommonV1.PersonRef? { get }

    /// Where and how the evidence is stored.
    ///
    /// - Throws: ``EvidenceProblem``.
    func stored(now: Int64) throws -> (
        set: RecordSet<Stored>, key: [UInt8], message: Stored, expires: GoogleProtobuf.Timestamp?
    )
}

/// What is wrong with one field of a row, without its value.
struct EvidenceProblem: Error, RPCErrorConvertible {
    let field: String
    let reason: String

    var rpcError: RPCError { .invalidArgument(field: field, reason) }
}

/// A running import of evidence: persons are resolved and rows checked a batch at a time.
struct EvidenceImport {
    let store: Store
    let identity: IdentityV1.IdentityClient
    let options: CallOptions
    let now: Int64
    private(set) var tally = ImportTally()

    init(store: Store, identity: IdentityV1.IdentityClient, options: CallOptions, now: Int64) {
        self.store = store
        self.identity = identity
        self.options = options
        self.now = now
    }

    mutating func take<Row: ImportedEvidence>(_ rows: [(row: UInt64, evidence: Row?)], as: Row.Type) async throws {
        guard rows.count <= 1000 else { throw RPCError.invalidArgument(field: "rows", "at most 1000 a batch") }
        tally.receive(rows.count)
        let keys = try await personKeys(rows.map { $0.evidence?.person })
        var records: [ImportRecord<Row.Stored>] = []
        for ((row, evidence), key) in zip(rows, keys) {
            do {
                guard let evidence else { throw EvidenceProblem(field: "row", reason: "is empty") }
                let (set, sortKey, message, expires) = try evidence.stored(now: now)
                records.append(
                    ImportRecord(
                        row: row, partition: try PartitionKey(try key.get()), set: set, key: sortKey,
                        message: message, expires: expires))
            } catch let problem as EvidenceProblem {
                tally.reject(row, field: problem.field, reason: problem.reason)
            }
        }
        try await store.importRecords(records, tally: &tally, options: options)
    }

    /// The persons' keys, all documents resolved by one call.
    private func personKeys(
        _ persons: [CommonV1.PersonRef?]
    ) async throws -> [Result<[UInt8], EvidenceProblem>] {
        let documents = persons.compactMap { person -> CommonV1.Document? in
            if case .document(let document)? = person?.person { document } else { nil }
        }
        var resolved: [IdentityV1.ResolvedDocument] = []
        if !documents.isEmpty {
            resolved = try await identity.resolveDocuments(.init(documents: documents), options: options).results
        }
        guard resolved.count == documents.count else { throw RPCError(.internal, "not every document was resolved") }
        var next = resolved.makeIterator()
        return persons.map { person in
            switch person?.person {
            case .personKey(let key)? where key.count == 16: return .success(key)
            case .document?:
                guard let result = next.next(), !result.personKey.isEmpty || !result.field.isEmpty else {
                    return .failure(EvidenceProblem(field: "person", reason: "cannot be resolved"))
                }
                return result.field.isEmpty
                    ? .success(result.personKey)
                    : .failure(EvidenceProblem(field: "person.\(result.field)", reason: result.reason))
            default: return .failure(EvidenceProblem(field: "person", reason: "must be a document or a key of 16 bytes"))
            }
        }
    }
}
