import CommonContracts
import IdentityContracts
import IdentityRecords
import RPC
import StorageClient
import Testing

@testable import IdentityServer

@Suite("Corrections of a person's own data (PIPL)", .serialized)
struct DataCorrectionTests {
    /// Somebody from Hong Kong, whom staff have registered under a misspelt name.
    private func withApplicant(
        _ body: (IdentitySystem, _ citizen: CallOptions, _ clerk: CallOptions) async throws -> Void
    ) async throws {
        try await withIdentity { system in
            let permit = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")
            let application = Application(permit, "CHAN TAI MEN", phone: "13700137005")
            _ = try await system.apply(application)
            let clerk = try system.clerk()
            try await accept(
                try await openCase(system, "registration-person", clerk), as: "CHAN TAI MEN", system, clerk)
            system.clock.advance(61)
            try await body(system, system.bearer(try await system.logIn(phone: "13700137005").token), clerk)
        }
    }

    private func openCase(
        _ system: IdentitySystem, _ kind: String, _ clerk: CallOptions
    ) async throws -> [UInt8] {
        try #require(try await system.cases.listCases(.init(kind: kind), options: clerk).cases.first).id
    }

    private func accept(_ id: [UInt8], as name: String, _ system: IdentitySystem, _ clerk: CallOptions) async throws {
        try await system.accept(id, by: clerk, seen: "H12345678", name: name, country: "")
    }

    private func stored(_ system: IdentitySystem) async throws -> IdentityV1.StoredPerson? {
        let person = try PartitionKey(system.personKey("3|CHN|H12345678"))
        return try await system.store.read(person, .record(IdentityRecordSets.person))?.value
    }

    @Test(
        "Staff correct name and division with the document in hand, and the citizen is told; until then nothing changes"
    )
    func corrected() async throws {
        try await withApplicant { system, citizen, clerk in
            let request = IdentityV1.CorrectMyDataRequest(name: "CHAN TAI MAN", division: "440305")
            let id = try await system.identity.correctMyData(request, options: citizen).caseId
            #expect(try await system.identity.correctMyData(request, options: citizen).caseId == id)
            #expect(try await stored(system)?.name == "CHAN TAI MEN")
            let file = try await system.cases.getCase(.init(id: id), options: clerk)
            #expect(!file.facts.contains { $0.text.contains("CHAN") || $0.text.contains("H12345678") })
            // The document has the new name, not the old one.
            let wrong = await refusal { try await accept(id, as: "CHAN TAI MEN", system, clerk) }
            #expect(wrong?.why == "DOCUMENT_DIFFERS")
            try await accept(id, as: "CHAN TAI MAN", system, clerk)
            let now = try await stored(system)
            #expect(now?.name == "CHAN TAI MAN" && now?.division == "440305")
            let told = try await system.told(try PartitionKey(system.personKey("3|CHN|H12345678")))
            #expect(told.contains("caseAccepted"))
        }
    }

    @Test("What is rejected changes nothing, and so does what says nothing new or nothing valid")
    func refused() async throws {
        try await withApplicant { system, citizen, clerk in
            func problem(_ request: IdentityV1.CorrectMyDataRequest) async -> String? {
                await refusal { _ = try await system.identity.correctMyData(request, options: citizen) }?.badField
            }
            #expect(await problem(.init()) == "name")
            #expect(await problem(.init(name: "CHAN TAI MEN", division: "110105")) == "name")
            #expect(await problem(.init(name: "1")) == "name")
            #expect(await problem(.init(division: "99")) == "division")
            let id = try await system.identity.correctMyData(.init(name: "CHAN"), options: citizen).caseId
            _ = try await system.cases.decideCase(
                .init(id: id, accepted: false, reason: .dataDiffer), options: clerk)
            #expect(try await stored(system)?.name == "CHAN TAI MEN")
        }
    }

    @Test("A register corrects what it has delivered, also when its row comes while staff have the case")
    func ofRegister() async throws {
        try await withIdentity { system in
            let refused = await refusal {
                _ = try await system.identity.correctMyData(
                    .init(name: "张三"), options: try await system.citizen())
            }
            #expect(refused?.why == "REGISTER_CORRECTS")
        }
        try await withApplicant { system, citizen, clerk in
            let id = try await system.identity.correctMyData(.init(name: "CHAN TAI MAN"), options: citizen).caseId
            try await system.enrol(
                .init(
                    document: .init(type: .hmTravelPermit, number: "H12345678"), name: "CHAN TAI MUN",
                    phone: "13700137005", division: "110105"))
            let overtaken = await refusal { try await accept(id, as: "CHAN TAI MAN", system, clerk) }
            #expect(overtaken?.why == "CASE_OVERTAKEN")
            #expect(try await stored(system)?.name == "CHAN TAI MUN")
        }
    }
}
