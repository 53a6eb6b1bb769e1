import IdentityContracts
import RPC
import Testing

@testable import IdentityServer

@Suite("Rights that a second operator approves")
struct StaffProposalTests {
    @Test("An account can be used once a second operator approves it, and not before")
    func account() async throws {
        try await withIdentity { system in
            let code = try await system.staff.createAccount(
                .init(name: "li.na", person: "李娜", scope: system.scope(.tracer)), options: system.asRoot())
            #expect(code.approvalId.count == 16 && code.expiresAt == nil)
            let early = await refusal { _ = try await system.enrol(Member(), code.code) }
            #expect(early?.why == "ENROLMENT_FAILED")
            let own = await refusal {
                _ = try await system.approvals.approve(
                    .init(id: code.approvalId, revision: 1), options: system.asRoot())
            }
            #expect(own?.why == "OWN_PROPOSAL")
            system.clock.advance(100_000)
            try await system.approve(code.approvalId)
            let member = try await system.enrol(Member(), code.code)
            #expect(try await system.logInStaff(member).account?.scope?.roles == [.tracer])
        }
    }

    @Test("One operator alone makes no feed usable: neither by disabling and enabling it, nor by its keys")
    func feed() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "registry-1", cluster: system.keys.issuer)
            let root = try system.asRoot()
            let feed = try await system.staff.createFeed(
                .init(name: machine.name, scope: system.scope(.caseRegistry), publicKeys: [machine.jwk]), options: root)
            #expect(feed.state == .proposed)
            let ways: [() async throws -> Void] = [
                { _ = try await system.staff.disableAccount(.init(name: machine.name), options: root) },
                { _ = try await system.staff.enableAccount(.init(name: machine.name), options: root) },
                {
                    _ = try await system.staff.setFeedKeys(
                        .init(name: machine.name, publicKeys: [machine.jwk]), options: root)
                },
                {
                    _ = try await system.staff.changeAccount(
                        .init(name: machine.name, scope: system.scope(.laboratory)), options: root)
                },
            ]
            for way in ways { #expect(await refusal(way)?.why == "ACCOUNT_PROPOSED") }
            let logIn = {
                _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
            }
            #expect(await refusal(logIn)?.why == "LOGIN_FAILED")
            try await system.approve(feed.approvalId)
            #expect(await refusal(logIn) == nil)
        }
    }

    @Test("With two operators enrolled no token of the signing key proposes or approves, and nobody for themselves")
    func persons() async throws {
        try await withIdentity { system in
            let disk = try system.token(of: "cluster", roles: [.clusterOperator])
            let early = try await system.staff.createAccount(
                .init(name: "early", person: "A", scope: system.scope(.tracer)), options: disk
            ).approvalId
            var operators: [CallOptions] = []
            for name in ["wang.fang", "zhang.wei"] {
                let member = try await system.enrolled(name, system.scope(.clusterOperator))
                operators.append(system.bearer(try await system.logInStaff(member).token))
            }
            func proposed(_ name: String, by options: CallOptions) async throws -> [UInt8] {
                try await system.staff.createAccount(
                    .init(name: name, person: "A", scope: system.scope(.tracer)), options: options
                ).approvalId
            }
            func refused(_ id: [UInt8], by options: CallOptions) async -> String? {
                await refusal {
                    _ = try await system.approvals.approve(.init(id: id, revision: 1), options: options)
                }?.why
            }
            let first = try await proposed("a-one", by: operators[0])
            #expect(await refused(first, by: disk) == "ACCOUNT_NEEDED")
            let ways: [() async throws -> Void] = [
                { _ = try await proposed("b-two", by: disk) },
                { _ = try await system.approvals.reject(.init(id: first, reason: "not needed"), options: disk) },
                { _ = try await system.staff.disableAccount(.init(name: "wang.fang"), options: disk) },
                { _ = try await system.staff.enableAccount(.init(name: "wang.fang"), options: disk) },
                { _ = try await system.staff.resetAccount(.init(name: "wang.fang"), options: disk) },
            ]
            for way in ways { #expect(await refusal(way)?.why == "ACCOUNT_NEEDED") }
            #expect(await refused(early, by: operators[0]) == "PROPOSER_HAS_NO_ACCOUNT")
            #expect(await refused(first, by: operators[1]) == nil)
            // The account that a proposal changes is no second person either.
            let wider = try await system.staff.changeAccount(
                .init(name: "zhang.wei", scope: system.scope(.clusterOperator, .tracer)), options: operators[0])
            #expect(await refused(wider.approvalId, by: operators[1]) == "NOT_YOUR_OWN")
        }
    }

    @Test("A rejected account is gone, and its name is free again")
    func rejected() async throws {
        try await withIdentity { system in
            let root = try system.asRoot()
            let request = IdentityV1.CreateAccountRequest(name: "li.na", person: "李娜", scope: system.scope(.tracer))
            let code = try await system.staff.createAccount(request, options: root)
            #expect(
                await refusal { _ = try await system.staff.createAccount(request, options: root) }?.why
                    == "ACCOUNT_EXISTS")
            let second = try system.token(of: "second-root", roles: [.clusterOperator])
            _ = try await system.approvals.reject(.init(id: code.approvalId, reason: "not needed"), options: second)
            #expect(try await system.staff.listAccounts(.init(), options: root).accounts.isEmpty)
            try await system.approve(try await system.staff.createAccount(request, options: root).approvalId)
        }
    }

    @Test("Taking rights away counts at once; giving them waits for a second operator")
    func roles() async throws {
        try await withIdentity { system in
            let root = try system.asRoot()
            _ = try await system.enrolled("li.na", system.scope(.tracer, .verifier, divisions: ["33"]))
            let less = try await system.staff.changeAccount(
                .init(name: "li.na", scope: system.scope(.verifier, divisions: ["3301"])), options: root)
            #expect(less.approvalId.isEmpty && less.scope?.roles == [.verifier])
            for scope in [
                system.scope(.verifier, divisions: ["33"]), system.scope(.verifier, .tracer, divisions: ["3301"]),
                system.scope(.verifier),
            ] {
                let more = try await system.staff.changeAccount(.init(name: "li.na", scope: scope), options: root)
                #expect(!more.approvalId.isEmpty && more.scope == less.scope)
            }
            let more = try await system.staff.changeAccount(
                .init(name: "li.na", scope: system.scope(.tracer)), options: root)
            try await system.approve(more.approvalId)
            let listed = try await system.staff.listAccounts(.init(), options: root).accounts
            #expect(listed.first { $0.name == "li.na" }?.scope?.roles == [.tracer])
        }
    }

    @Test("An operator of some divisions approves nothing beyond them, and sees nothing of it")
    func scope() async throws {
        try await withIdentity { system in
            let code = try await system.staff.createAccount(
                .init(name: "li.na", person: "李娜", scope: system.scope(.tracer)), options: system.asRoot())
            let local = try system.token(of: "local", roles: [.clusterOperator], divisions: ["33"])
            #expect(try await system.approvals.listApprovals(.init(), options: local).approvals.isEmpty)
            let calls: [() async throws -> Void] = [
                { _ = try await system.approvals.getApproval(.init(id: code.approvalId), options: local) },
                { _ = try await system.approvals.approve(.init(id: code.approvalId, revision: 1), options: local) },
                { _ = try await system.approvals.reject(.init(id: code.approvalId, reason: "x"), options: local) },
            ]
            for call in calls { #expect(await refusal(call)?.why == "OUT_OF_SCOPE") }
        }
    }

    @Test("The list shows proposals by state, page by page, with what there is to know")
    func list() async throws {
        try await withIdentity { system in
            let root = try system.asRoot()
            var ids: [[UInt8]] = []
            for name in ["a-one", "b-two", "c-three"] {
                ids.append(
                    try await system.staff.createAccount(
                        .init(name: name, person: "A", scope: system.scope(.tracer)), options: root
                    ).approvalId)
                system.clock.advance(1)
            }
            let first = try await system.approvals.listApprovals(.init(pageSize: 2), options: root)
            let rest = try await system.approvals.listApprovals(
                .init(pageSize: 2, pageToken: first.nextPageToken), options: root)
            #expect((first.approvals + rest.approvals).map(\.id) == ids && rest.nextPageToken.isEmpty)
            let facts = first.approvals[0].facts
            #expect(facts.contains(.init(name: "account", text: "a-one")))
            #expect(facts.contains(.init(name: "roles", text: "tracer")))
            try await system.approve(ids[0])
            let done = try await system.approvals.listApprovals(.init(state: .done), options: root).approvals
            #expect(done.map(\.id) == [ids[0]] && done[0].approvals.map(\.name) == ["second-root"])
            #expect(done[0].doneAt?.seconds == system.clock.now)
        }
    }
}
