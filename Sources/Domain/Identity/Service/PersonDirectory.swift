import CommonContracts
import IdentityContracts
import IdentityFeed
import IdentityRecords
import RPC
import Reference
import Security
import StorageClient
import Values

/// Where persons and phones are kept, and which of them the reference data let in.
struct PersonDirectory: Sendable {
    let store: Store
    let hash: KeyedHash
    let reference: ReferenceData

    func partition(of document: Document) throws -> PartitionKey {
        try PartitionKey(hash.partition(.person, document.keyText))
    }

    func partition(of phone: Phone) throws -> PartitionKey {
        try PartitionKey(hash.partition(.phone, phone.number))
    }
}

// MARK: - Input

extension PersonDirectory {
    /// The document of a request or a row, checked and normalised.
    ///
    /// - Throws: ``FieldProblem`` for a field of `document`.
    func document(_ document: CommonV1.Document?, today: ChinaDay) throws(FieldProblem) -> Document {
        try PersonRules(reference).document(document, today: today)
    }

    /// Key of the person that a request names; nil when it names none.
    ///
    /// - Throws: ``FieldProblem`` for a document of `person` that is not valid.
    func key(of person: CommonV1.PersonRef?, today: ChinaDay) throws -> [UInt8]? {
        switch person?.person {
        case .personKey(let key)?: return key
        case .document(let named)?: return try partition(of: document(ofPerson: named, today: today)).bytes
        case nil: return nil
        }
    }

    /// The document that names the person of a request.
    ///
    /// - Throws: ``FieldProblem`` for a field of `person.document`.
    func document(ofPerson named: CommonV1.Document, today: ChinaDay) throws -> Document {
        do {
            return try document(named, today: today)
        } catch {
            throw error.within("person")
        }
    }

    /// The document of a registered person, who stays so when reference data lose the division that its number begins with.
    ///
    /// - Throws: ``FieldProblem`` when what is stored is no document.
    func document(of person: IdentityV1.StoredPerson, today: ChinaDay) throws -> Document {
        try Document(stored: person.document, today: today, tables: EveryCode())
    }
}

extension Document {
    /// The document of a record.
    ///
    /// - Throws: ``FieldProblem`` for a field of `document`.
    init(
        stored message: CommonV1.Document?, today: ChinaDay, tables: some DocumentTables
    ) throws(FieldProblem) {
        guard let message, let kind = Kind(rawValue: UInt8(clamping: message.type.rawValue)) else {
            throw FieldProblem(field: "document.type", reason: "must be one of the known kinds of document")
        }
        do {
            try self.init(
                kind: kind, country: message.country, number: message.number, today: today, tables: tables)
        } catch {
            throw error.within("document")
        }
    }
}

extension CommonV1.Document {
    /// The message of a document.
    init(_ document: Document) {
        self.init(
            type: .init(rawValue: Int32(document.kind.rawValue)), country: document.country.text,
            number: document.number)
    }
}

// MARK: - Output

extension PersonDirectory {
    /// What screens show of a person (ID-8).
    ///
    /// - Throws: DATA_LOSS when what is stored is no person.
    func profile(of person: IdentityV1.StoredPerson, key: PartitionKey, today: ChinaDay) throws -> IdentityV1.Profile {
        do {
            // A person stays registered when reference data lose the division that the number begins with.
            let document = try Document(stored: person.document, today: today, tables: EveryCode())
            return IdentityV1.Profile(
                personKey: key.bytes, maskedName: try PersonName(person.name).masked,
                maskedDocumentNumber: document.masked, documentType: person.document?.type ?? .unspecified,
                maskedPhone: person.phone.isEmpty ? "" : try Phone(person.phone).masked, division: person.division,
                documentCheckRequired: document.needsCheck,
                verification: person.verification == .unspecified ? .register : person.verification)
        } catch {
            throw RPCError(.dataLoss, "a stored person is not valid: \(error.field) \(error.reason)")
        }
    }
}

extension Versioned<IdentityV1.StoredPerson>? {
    /// The person that was found.
    ///
    /// - Throws: NOT_FOUND (PERSON_UNKNOWN).
    func registered() throws -> IdentityV1.StoredPerson {
        guard let self else { throw RPCError.personUnknown }
        return self.value
    }
}

extension RPCError {
    /// NOT_FOUND (PERSON_UNKNOWN).
    static var personUnknown: RPCError {
        RPCError(.notFound, "nobody is registered with this document").with(reason: "PERSON_UNKNOWN")
    }
}
