public import CommonContracts
import IdentityContracts
public import RPC
public import Values

/// Finds the keys of persons that requests and rows name. Identity alone knows documents; everybody else knows keys.
public struct PersonResolver: Sendable {
    private let directory: IdentityV1.DirectoryClient

    /// - Parameter identity: Channel to the identity service.
    public init(_ identity: any RPCChannel) { directory = .init(identity) }

    /// Key of the person that a request names; nil when it names none.
    ///
    /// - Throws: INVALID_ARGUMENT for a document that is not valid.
    public func key(of person: CommonV1.PersonRef?, options: CallOptions) async throws -> [UInt8]? {
        guard let person, person.person != nil else { return nil }
        return try await keys(of: [person], options: options)[0].get()
    }

    /// Keys of the persons that rows name, in their order. One call resolves all documents.
    ///
    /// - Parameter persons: At most 1,000.
    /// - Returns: A key of 16 bytes, or what is wrong with the field `person`.
    public func keys(
        of persons: [CommonV1.PersonRef?], options: CallOptions
    ) async throws -> [Result<[UInt8], FieldProblem>] {
        let documents = persons.compactMap(\.?.document)
        var resolved: [IdentityV1.ResolvedDocument] = []
        if !documents.isEmpty {
            resolved = try await directory.resolveDocuments(.init(documents: documents), options: options).results
        }
        guard resolved.count == documents.count else { throw RPCError(.internal, "not every document was resolved") }
        var next = resolved.makeIterator()
        return persons.map { person in
            switch person?.person {
            case .personKey(let key)? where key.count == 16: return .success(key)
            case .document?: return next.next().map(Self.key) ?? .failure(Self.unresolved)
            case .personKey?: return .failure(FieldProblem(field: "person.person_key", reason: "must be 16 bytes long"))
            case nil: return .failure(FieldProblem(field: "person", reason: "must be a document or a key of 16 bytes"))
            }
        }
    }

    private static func key(of result: IdentityV1.ResolvedDocument) -> Result<[UInt8], FieldProblem> {
        if !result.field.isEmpty {
            return .failure(FieldProblem(field: result.field, reason: result.reason).within("person"))
        }
        return result.personKey.count == 16 ? .success(result.personKey) : .failure(unresolved)
    }

    private static let unresolved = FieldProblem(field: "person", reason: "cannot be resolved")
}

extension CommonV1.PersonRef {
    /// The document, when that is what names the person.
    fileprivate var document: CommonV1.Document? {
        if case .document(let document)? = person { document } else { nil }
    }
}
