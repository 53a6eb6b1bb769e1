import AuditContracts
import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing

/// What staff and feeds do, as the chains of audit tell it.
struct AuditTrailTests {
    @Test("MRG-9: each look-up by staff leaves one entry in the person's chain, whichever way it takes")
    func lookUps() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            let verifier = try system.asStaff(.verifier, organisation: "north-gate")
            let official = try system.asStaff(.healthAuthority, organisation: "beijing-cdc", divisions: ["11"])
            _ = try await system.gateway.getMergedCode(.init(person: person), options: verifier)
            _ = try await system.gateway.getMergedCode(.init(person: person), options: official)
            _ = try await system.health.getHealthCode(.init(person: person), options: official)
            let key = try await system.identity.getProfile(.init(person: person), options: official).personKey

            let entries = try await system.trail(of: PartitionKey(key), AuditChains.ofPersons)
            #expect(entries.map(\.kind) == [.lookUp, .lookUp, .lookUp, .lookUp])
            #expect(
                entries.map { $0.actor?.organisation } == ["north-gate", "beijing-cdc", "beijing-cdc", "beijing-cdc"])
            #expect(entries.map { $0.fact(.sight) } == ["gate", "everything", "everything", "everything"])
            #expect(
                entries.map(\.method) == [
                    "shuangma.identity.v1.Directory/ResolvePerson", "shuangma.identity.v1.Directory/ResolvePerson",
                    "shuangma.healthcode.v1.HealthCode/GetHealthCode", "shuangma.identity.v1.Identity/GetProfile",
                ])
            // Citizens who see themselves leave none.
            let citizen = try await system.logIn()
            _ = try await system.gateway.getMergedCode(.init(), options: citizen)
            #expect(try await system.trail(of: PartitionKey(key), AuditChains.ofPersons).count == 4)
        }
    }

    @Test("AUD-1: an import leaves its begin and its end, with what became of the rows, in the chain of the feed")
    func imports() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let account = try await system.trail(of: system.account("test"), AuditChains.ofAccounts)
            #expect(account.map(\.kind) == [.staffCall, .import])
            #expect(account.allSatisfy { $0.method == "shuangma.identity.v1.Register/ImportPeople" })
            #expect(account.last?.fact(.rows) == "1" && account.last?.fact(.accepted) == "1")
        }
    }

    @Test("AUD-1: a call that is refused is in the chain of the account, once for each kind, with how many they were")
    func refusals() async throws {
        try await withSystem { system in
            let verifier = try system.asStaff(.verifier)
            for _ in 0..<5 {
                await #expect(throws: RPCError.self) {
                    try await system.staff.listAccounts(.init(), options: verifier)
                }
            }
            try await system.eventually("five refusals are noted") {
                let entries = try await system.trail(of: system.account("test"), AuditChains.ofAccounts)
                let refused = entries.filter { $0.kind == .refusal && $0.fact(.reason) == "ROLE_NOT_ALLOWED" }
                return refused.compactMap { $0.fact(.calls).flatMap { Int($0) } }.reduce(0, +) == 5
            }
        }
    }

    @Test("MRG-9: a citizen sees who looked at them, newest first and page by page, and nobody else's chain")
    func ownChain() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            for gate in ["east-gate", "north-gate", "south-gate"] {
                let verifier = try system.asStaff(.verifier, organisation: gate)
                _ = try await system.gateway.getMergedCode(.init(person: person), options: verifier)
            }
            let citizen = try await system.logIn()
            let first = try await system.audit.listMyLookups(.init(pageSize: 2), options: citizen)
            let rest = try await system.audit.listMyLookups(
                .init(pageSize: 2, pageToken: first.nextPageToken), options: citizen)
            let gates = (first.entries + rest.entries).map { $0.entry?.actor?.organisation }
            #expect(gates == ["south-gate", "north-gate", "east-gate"] && rest.nextPageToken.isEmpty)
            #expect((first.entries + rest.entries).map(\.sequence) == [3, 2, 1])
        }
    }

    @Test("AUD-1: an auditor reads chains of persons of their divisions, and the chain says so before it is shown")
    func auditor() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let chain = AuditV1.ReadTrailRequest.ChainValue.person(.init(person: .document(TestSystem.document)))
            let elsewhere = try system.asStaff(.auditor, divisions: ["33"])
            let refused = await refusal {
                _ = try await system.audit.readTrail(.init(chain: chain), options: elsewhere)
            }
            #expect(refused?.reason == "OUT_OF_SCOPE")
            let auditor = try system.asStaff(.auditor, organisation: "audit-office", divisions: ["11"])
            let read = try await system.audit.readTrail(.init(chain: chain), options: auditor)
            #expect(read.entries.first?.entry?.actor?.organisation == "audit-office")
            #expect(read.entries.first?.entry?.method == "shuangma.audit.v1.Audit/ReadTrail")

            // What accounts did is of no division.
            let account = AuditV1.ReadTrailRequest(chain: .account("test"))
            #expect(
                await refusal { try await system.audit.readTrail(account, options: auditor) }?.reason == "OUT_OF_SCOPE")
            let all = try await system.audit.readTrail(account, options: system.asStaff(.auditor))
            #expect(all.entries.contains { $0.entry?.kind == .import })
        }
    }

    @Test("AUD-1: an auditor lists what one member of staff or one organisation looked up, within their divisions")
    func lookUpsBy() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            for gate in ["east-gate", "north-gate"] {
                let verifier = try system.asStaff(.verifier, organisation: gate)
                _ = try await system.gateway.getMergedCode(.init(person: person), options: verifier)
            }
            let auditor = try system.asStaff(.auditor, organisation: "audit-office", divisions: ["11"])
            func organisations(
                _ chain: AuditV1.ReadTrailRequest.ChainValue, _ options: CallOptions
            ) async throws -> [String?] {
                try await system.audit.readTrail(.init(chain: chain), options: options).entries.map {
                    $0.personKey.count == 16 ? $0.entry?.actor?.organisation : "no person"
                }
            }
            try await system.eventually("the index has both look-ups") {
                try await Set(organisations(.lookUpsBy("test"), auditor)) == ["east-gate", "north-gate"]
            }
            #expect(try await organisations(.lookUpsByOrganisation("east-gate"), auditor) == ["east-gate"])
            #expect(try await organisations(.lookUpsBy("somebody"), auditor) == [])
            let elsewhere = try system.asStaff(.auditor, divisions: ["33"])
            #expect(try await organisations(.lookUpsBy("test"), elsewhere) == [])
            let chain = try await system.trail(of: system.account("test"), AuditChains.ofAccounts)
            #expect(chain.contains { $0.kind == .lookUp && $0.actor?.organisation == "audit-office" })
            let first = try await system.audit.readTrail(
                .init(pageSize: 1, chain: .lookUpsBy("test")), options: auditor)
            let second = try await system.audit.readTrail(
                .init(pageSize: 1, pageToken: first.nextPageToken, chain: .lookUpsBy("test")), options: auditor)
            #expect(first.entries.count == 1 && second.entries.count == 1 && second.nextPageToken.isEmpty)
            #expect(first.entries != second.entries)
        }
    }

    @Test("AUD-1: proposals and failed log-ins are chains that an auditor of everywhere reads, and no other one")
    func otherChains() async throws {
        try await withSystem { system in
            let (all, some) = (try system.asStaff(.auditor), try system.asStaff(.auditor, divisions: ["11"]))
            for chain in [AuditV1.ReadTrailRequest.ChainValue.approvals(true), .doors(true)] {
                let read = try await system.audit.readTrail(.init(chain: chain), options: all)
                #expect(read.entries.map { $0.entry?.method } == ["shuangma.audit.v1.Audit/ReadTrail"])
                let refused = await refusal {
                    _ = try await system.audit.readTrail(.init(chain: chain), options: some)
                }
                #expect(refused?.reason == "OUT_OF_SCOPE")
            }
        }
    }

    @Test("MRG-9: a citizen sees role and organisation of who looked, and not the token")
    func noToken() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            let verifier = try system.asStaff(.verifier, organisation: "east-gate")
            _ = try await system.gateway.getMergedCode(.init(person: person), options: verifier)
            let citizen = try await system.logIn()
            let seen = try await system.audit.listMyLookups(.init(), options: citizen).entries.first?.entry?.actor
            #expect(seen?.organisation == "east-gate" && seen?.roles == ["verifier"] && seen?.token == [])
            let auditor = try system.asStaff(.auditor)
            let read = try await system.audit.readTrail(.init(chain: .person(person)), options: auditor)
            #expect(read.entries.last?.entry?.actor?.token.count == 16)
        }
    }

    @Test("AUD-1: nothing is shown when the look-up cannot be noted")
    func failsClosed() async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            let verifier = try system.asStaff(.verifier)
            system.storeCalls.refuseWrites(true)
            defer { system.storeCalls.refuseWrites(false) }
            await #expect(throws: RPCError.self) {
                try await system.identity.getProfile(.init(person: person), options: verifier.within(.seconds(1)))
            }
            await #expect(throws: RPCError.self) {
                try await system.health.getHealthCode(.init(person: person), options: verifier.within(.seconds(1)))
            }
            await #expect(throws: RPCError.self) {
                try await system.gateway.getMergedCode(.init(person: person), options: verifier.within(.seconds(1)))
            }
        }
    }
}

/// Runs a test with a system of its own.
private func withSystem(_ test: (TestSystem) async throws -> Void) async throws {
    let system = try await TestSystem()
    do {
        try await test(system)
    } catch {
        await system.close()
        throw error
    }
    await system.close()
}

extension TestSystem {
    var audit: AuditV1.AuditClient { .init(anyone) }

    /// The partition of an account's chain.
    func account(_ name: String) throws -> PartitionKey {
        try PartitionKey(KeyedHash(keys).partition(.account, name))
    }

    /// The entries of a chain, the oldest first.
    func trail(
        of partition: PartitionKey, _ chain: ChainSet<CommonV1.AuditEntry>
    ) async throws -> [CommonV1.AuditEntry] {
        try await store.read(partition, .entries(chain)).entries.map(\.value)
    }
}

extension CommonV1.AuditEntry {
    /// The text of a fact; nil when the entry does not tell it.
    func fact(_ name: AuditFact) -> String? { facts.first { $0.name == name.rawValue }?.text }
}

extension CallOptions {
    /// The same with a time limit.
    fileprivate func within(_ time: Duration) -> CallOptions {
        var options = self
        options.deadline = .after(time)
        return options
    }
}
