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
        return try await keys(of: [person], options: options)[0].get().bytes
    }

    /// Keys of the persons that rows name, in their order. One call resolves all documents.
    ///
    /// - Parameter persons: At most 1,000.
    /// - Returns: A key and remarks about its document, or what is wrong with the field `person`.
    public func keys(
        of persons: [CommonV1.PersonRef?], options: CallOptions
    ) async throws -> [Result<PersonKey, FieldProblem>] {
        let documents = persons.compactMap(\.?.document)
        var resolved: [IdentityV1.ResolvedDocument] = []
        if !documents.isEmpty {
            resolved = try await directory.resolveDocuments(.init(documents: documents), options: options).results
        }
        guard resolved.count == documents.count else { throw RPCError(.internal, "not every document was resolved") }
        var next = resolved.makeIterator()
        return persons.map { person in
            switch person?.person {
            case .personKey(let key)? where key.count == 16: return .success(PersonKey(bytes: key))
            case .document?: return next.next().map(Self.key) ?? .failure(Self.unresolved)
            case .personKey?: return .failure(FieldProblem(field: "person.person_key", reason: "must be 16 bytes long"))
            case nil: return .failure(FieldProblem(field: "person", reason: "must be a document or a key of 16 bytes"))
            }
        }
    }

    /// Divisions in which persons live, in the order of their keys; nil for persons of whom none is known.
    ///
    /// - Parameter keys: At most 1,000.
    public func residences(of keys: [PersonKey], options: CallOptions) async throws -> [Division?] {
        guard !keys.isEmpty else { return [] }
        let divisions = try await directory.getResidences(.init(personKeys: keys.map(\.bytes)), options: options)
            .divisions
        guard divisions.count == keys.count else { throw RPCError(.internal, "not every residence was told") }
        return divisions.map { $0.isEmpty ? nil : try? Division($0) }
    }

    /// What screens show of a person; nil for somebody who is not registered.
    public func maskedProfile(
        of key: PersonKey, options: CallOptions
    ) async throws -> (name: String, document: String, division: String)? {
        do {
            let person = CommonV1.PersonRef(person: .personKey(key.bytes))
            guard let profile = try await directory.resolvePerson(.init(person: person), options: options).profile
            else { return nil }
            return (profile.maskedName, profile.maskedDocumentNumber, profile.division)
        } catch let error as RPCError where error.code == .notFound {
            return nil
        }
    }

    /// Key and division of residence of the registered person that a request names; nil when it names none. The division is
    /// empty where none is known.
    ///
    /// - Throws: INVALID_ARGUMENT for a document that is not valid; NOT_FOUND (PERSON_UNKNOWN).
    public func residence(
        of person: CommonV1.PersonRef?, options: CallOptions
    ) async throws -> (key: [UInt8], division: String)? {
        guard let person, person.person != nil else { return nil }
        let resolved = try await directory.resolvePerson(.init(person: person), options: options)
        return (resolved.personKey, resolved.profile?.division ?? "")
    }

    private static func key(of result: IdentityV1.ResolvedDocument) -> Result<PersonKey, FieldProblem> {
        if !result.field.isEmpty {
            let problem = FieldProblem(
                field: result.field, reason: result.reason, shape: result.shape.isEmpty ? nil : result.shape,
                remedy: result.remedy.isEmpty ? nil : result.remedy)
            return .failure(problem.within("person"))
        }
        guard result.personKey.count == 16 else { return .failure(unresolved) }
        let notes = result.notes.map { FieldNote(field: $0.field, text: $0.text).within("person") }
        return .success(PersonKey(bytes: result.personKey, notes: notes, maskedDocument: result.maskedNumber))
    }

    private static let unresolved = FieldProblem(field: "person", reason: "cannot be resolved")
}

/// Key of a person that a row names.
public struct PersonKey: Sendable, Equatable {
    /// Keyed hash of the document, 16 bytes.
    public let bytes: [UInt8]
    /// Remarks about the document, such as an unknown county.
    public var notes: [FieldNote] = []
    /// Number of the document with its middle hidden (ID-8); empty where a key names the person.
    public var maskedDocument = ""

    /// - Parameter bytes: 16.
    public init(bytes: [UInt8], notes: [FieldNote] = [], maskedDocument: String = "") {
        self.bytes = bytes
        self.notes = notes
        self.maskedDocument = maskedDocument
    }
}

extension CommonV1.PersonRef {
    /// The document, when that is what names the person.
    fileprivate var document: CommonV1.Document? {
        if case .document(let document)? = person { document } else { nil }
    }
}
