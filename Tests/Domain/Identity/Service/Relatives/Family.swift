import CommonContracts
import IdentityContracts
import Kit
import KitRecords
import RPC
import StorageClient
import Values

@testable import IdentityServer

/// Made-up persons of any age.
enum Family {
    /// A resident ID of somebody born on a day, such as `20100101`.
    static func document(born day: String, _ sequence: Int = 1) -> CommonV1.Document {
        let digits = "110105\(day)" + String(String(1_000 + sequence).suffix(3))
        let check = DocumentNumber.checkCharacter(Array(digits.utf8))
        return .init(type: .residentId, number: digits + String(decoding: [check], as: UTF8.self))
    }

    /// A child of 12, without a phone.
    static func child(_ sequence: Int = 1) -> IdentityV1.Person {
        .init(document: document(born: "20100601", sequence), name: "张小\(number(sequence))", division: "110105")
    }

    /// Somebody of 30 with a phone.
    static func adult(_ sequence: Int = 1) -> IdentityV1.Person {
        .init(
            document: document(born: "19920601", sequence), name: "李大\(number(sequence))",
            phone: "1390000\(1_000 + sequence)", division: "110105")
    }

    /// Somebody of 70 with a phone.
    static func elder(_ sequence: Int = 1) -> IdentityV1.Person {
        .init(
            document: document(born: "19520601", sequence), name: "王老\(number(sequence))",
            phone: "1370000\(1_000 + sequence)", division: "110105")
    }

    private static func number(_ sequence: Int) -> String {
        String("〇一二三四五六七八九".dropFirst(sequence % 10).prefix(1))
    }
}

extension IdentitySystem {
    /// Logs somebody in.
    func logIn(_ person: IdentityV1.Person) async throws -> CallOptions {
        bearer(try await logIn(phone: person.phone).token)
    }

    /// Asks for a link.
    @discardableResult
    func add(
        _ person: IdentityV1.Person, named name: String? = nil, by holder: CallOptions
    ) async throws -> IdentityV1.Relative {
        let answer = try await identity.addRelative(
            .init(document: person.document, name: name ?? person.name), options: holder)
        return answer.relative ?? .init()
    }

    /// Asks for a link to an adult, and confirms it with the code that they got.
    @discardableResult
    func confirm(_ person: IdentityV1.Person, by holder: CallOptions) async throws -> IdentityV1.Relative {
        let asked = try await add(person, by: holder)
        let code = try await lastRelativeCode(of: person)
        let answer = try await identity.confirmRelative(
            .init(relativeId: asked.relativeId, code: code), options: holder)
        return answer.relative ?? .init()
    }

    /// The code of a link that was last sent to somebody; empty when there is none.
    func lastRelativeCode(of person: IdentityV1.Person) async throws -> String {
        let messages = try await outbox.listMessages(.init(phone: person.phone), options: asOperator()).messages
        return messages.first { $0.purpose == .relative }?.code ?? ""
    }

    func relatives(of citizen: CallOptions) async throws -> IdentityV1.ListRelativesResponse {
        try await identity.listRelatives(.init(), options: citizen)
    }

    func remove(_ id: [UInt8], by citizen: CallOptions) async throws {
        _ = try await identity.removeRelative(.init(relativeId: id), options: citizen)
    }

    /// What the gateway gets to know in the name of a holder.
    func resolved(for holder: CallOptions) async throws -> [IdentityV1.ResolvedRelative] {
        try await directoryOutside.resolveRelatives(.init(), options: holder).relatives
    }

    func partition(of person: IdentityV1.Person) throws -> PartitionKey {
        try PartitionKey(personKey("1|CHN|\(person.document?.number ?? "")"))
    }

    /// The entries of somebody's chain.
    func chain(of person: IdentityV1.Person) async throws -> [CommonV1.AuditEntry] {
        try await store.read(partition(of: person), .entries(AuditChains.ofPersons)).entries.map(\.value)
    }

    /// What somebody was told, by kind.
    func told(_ person: IdentityV1.Person) async throws -> [String] {
        try await store.read(partition(of: person), .all(KitRecordSets.notifications)).map(\.value.kind)
    }
}
