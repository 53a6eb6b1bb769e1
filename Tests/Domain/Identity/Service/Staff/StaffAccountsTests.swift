import IdentityContracts
import RPC
import Security
import Testing

@testable import IdentityServer

@Suite("Accounts of staff")
struct StaffAccountsTests {
    @Test("Nobody can change their own account: neither roles nor divisions, nor whether it is enabled")
    func ownAccount() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled("boss", system.scope(.clusterOperator, divisions: ["33"]))
            _ = try await system.enrolled("other", system.scope(.clusterOperator))
            let own = system.bearer(try await system.logInStaff(member).token)
            let wider = system.scope(.clusterOperator, .healthAuthority)
            let calls: [() async throws -> Void] = [
                { _ = try await system.staff.changeAccount(.init(name: "boss", scope: wider), options: own) },
                { _ = try await system.staff.disableAccount(.init(name: "boss"), options: own) },
                { _ = try await system.staff.enableAccount(.init(name: "boss"), options: own) },
                { _ = try await system.staff.resetAccount(.init(name: "boss"), options: own) },
            ]
            for call in calls { #expect(await refusal(call)?.why == "NOT_YOUR_OWN") }
        }
    }

    @Test("An operator of some divisions gives no others, and changes nobody outside them")
    func scope() async throws {
        try await withIdentity { system in
            _ = try await system.enrolled("national", system.scope(.verifier))
            let local = try system.token(of: "local", roles: [.clusterOperator], divisions: ["33"])
            for divisions in [[], ["11"], ["3301", "44"]] {
                let error = await refusal {
                    _ = try await system.staff.createAccount(
                        .init(
                            name: "helper", person: "A", scope: system.scope(.clusterOperator, divisions: divisions)),
                        options: local)
                }
                #expect(error?.why == "OUTSIDE_SCOPE")
            }
            _ = try await system.staff.createAccount(
                .init(name: "helper", person: "A", scope: system.scope(.verifier, divisions: ["3301"])), options: local)
            let narrow = system.scope(.verifier, divisions: ["33"])
            let error = await refusal {
                _ = try await system.staff.changeAccount(.init(name: "national", scope: narrow), options: local)
            }
            #expect(error?.why == "OUTSIDE_SCOPE")
        }
    }

    @Test("Only cluster operators manage accounts")
    func otherRoles() async throws {
        try await withIdentity { system in
            let support = try system.token(of: "helper", roles: [.support, .auditor, .healthAuthority])
            let calls: [(CallOptions) async throws -> Void] = [
                { _ = try await system.staff.createAccount(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.createFeed(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.changeAccount(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.setFeedKeys(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.disableAccount(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.enableAccount(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.resetAccount(.init(name: "abc"), options: $0) },
                { _ = try await system.staff.bootstrap(.init(name: "abc"), options: $0) },
            ]
            for call in calls {
                #expect(await refusal { try await call(support) }?.why == "ROLE_NOT_ALLOWED")
                #expect(await refusal { try await call(.init()) }?.why == "TOKEN_MISSING")
            }
        }
    }

    @Test("The last operator of the cluster can be neither disabled nor reset nor given another role")
    func lastOperator() async throws {
        try await withIdentity { system in
            _ = try await system.enrolled("boss", system.scope(.clusterOperator))
            let root = try system.asRoot()
            let calls: [() async throws -> Void] = [
                { _ = try await system.staff.disableAccount(.init(name: "boss"), options: root) },
                { _ = try await system.staff.resetAccount(.init(name: "boss"), options: root) },
                {
                    _ = try await system.staff.changeAccount(
                        .init(name: "boss", scope: system.scope(.verifier)), options: root)
                },
            ]
            for call in calls { #expect(await refusal(call)?.why == "LAST_OPERATOR") }
            let deputy = try await system.enrolled("deputy", system.scope(.clusterOperator))
            let other = system.bearer(try await system.logInStaff(deputy).token)
            _ = try await system.staff.disableAccount(.init(name: "boss"), options: other)
        }
    }

    @Test("Two operators who disable each other at the same moment do not leave the cluster without one")
    func bothAtOnce() async throws {
        try await withIdentity { system in
            let (one, two) = (
                try await system.enrolled("boss", system.scope(.clusterOperator)),
                try await system.enrolled("deputy", system.scope(.clusterOperator))
            )
            let first = system.bearer(try await system.logInStaff(one).token)
            let second = system.bearer(try await system.logInStaff(two).token)
            system.beforeWrite.run {
                _ = try await system.staff.disableAccount(.init(name: "boss"), options: second)
            }
            let error = await refusal {
                _ = try await system.staff.disableAccount(.init(name: "deputy"), options: first)
            }
            #expect(error?.why == "LAST_OPERATOR")
        }
    }

    @Test("The key of the cluster makes the first two operators: not a third while two enabled ones exist")
    func bootstrap() async throws {
        try await withIdentity { system in
            func made(_ name: String) async throws -> IdentityV1.EnrolmentCode {
                try await system.staff.bootstrap(
                    .init(name: name, person: "王芳", organisation: "Made-up Bureau"), options: system.asRoot())
            }
            _ = try await made("first")
            // A code that lapsed before anybody enrolled can be replaced.
            let member = try await system.enrol(Member(name: "first"), try await made("first").code)
            let answer = try await system.logInStaff(member)
            #expect(answer.account?.scope?.roles == [.clusterOperator])
            #expect(await refusal { _ = try await made("first") }?.why == "ACCOUNT_EXISTS")
            _ = try await system.enrol(Member(name: "second"), try await made("second").code)
            for name in ["first", "second", "third"] {
                #expect(await refusal { _ = try await made(name) }?.why == "OPERATOR_EXISTS")
            }
        }
    }

    @Test("A person gets no role of feeds, a feed none of persons, and no account an unknown one or none")
    func kinds() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            for scope in [system.scope(.laboratory), system.scope(), system.scope(.init(rawValue: 3))] {
                let error = await refusal {
                    _ = try await system.staff.createAccount(
                        .init(name: "abc", person: "A", scope: scope), options: system.asRoot())
                }
                #expect(error?.badField == "scope.roles")
            }
            let error = await refusal { try await system.createFeed(machine, system.scope(.clusterOperator)) }
            #expect(error?.badField == "scope.roles")
        }
    }

    @Test("The first operator is made by a token that no list has, not by one of a log-in")
    func bootstrapByLogIn() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled("boss", system.scope(.clusterOperator))
            let own = system.bearer(try await system.logInStaff(member).token)
            let error = await refusal {
                _ = try await system.staff.bootstrap(
                    .init(name: "first", person: "A", organisation: "B"), options: own)
            }
            #expect(error?.why == "SIGNING_KEY_NEEDED")
        }
    }

    @Test("An operator who is made again ends the code of the one before, and not that of the other operator")
    func secondBootstrap() async throws {
        try await withIdentity { system in
            var codes: [String] = []
            for name in ["first", "second", "first"] {
                codes.append(
                    try await system.staff.bootstrap(
                        .init(name: name, person: "A", organisation: "B"), options: system.asRoot()
                    ).code)
            }
            #expect(
                await refusal { _ = try await system.enrol(Member(name: "first"), codes[0]) }?.why
                    == "ENROLMENT_FAILED")
            _ = try await system.enrol(Member(name: "second"), codes[1])
            _ = try await system.enrol(Member(name: "first"), codes[2])
        }
    }

    @Test("Two operators who have not enrolled yet are the first two: no third is made before a code lapses")
    func thirdBootstrap() async throws {
        try await withIdentity { system in
            func make(_ name: String) async throws {
                _ = try await system.staff.bootstrap(
                    .init(name: name, person: "A", organisation: "B"), options: system.asRoot())
            }
            for name in ["first", "second", "first"] { try await make(name) }
            #expect(await refusal { try await make("third") }?.why == "OPERATOR_EXISTS")
            system.clock.advance(25 * 3_600)
            try await make("third")
        }
    }

    @Test("A feed has one role, as COL-6 has it, and a carrier's one the name of a carrier")
    func feeds() async throws {
        try await withIdentity { system in
            let two = await refusal {
                try await system.createFeed(
                    Machine(name: "two", cluster: system.keys.issuer), system.scope(.laboratory, .caseRegistry))
            }
            #expect(two?.badField == "scope.roles")
            let other = await refusal {
                try await system.createFeed(Machine(name: "two", cluster: system.keys.issuer), system.scope(.carrier))
            }
            #expect(
                other?.badField == "scope.organisation" && other?.message.contains("telecom, mobile or unicom") == true)
            for name in ["telecom", "mobile", "unicom"] {
                try await system.createFeed(
                    Machine(name: name, cluster: system.keys.issuer), .init(roles: [.carrier], organisation: name))
            }
        }
    }

    @Test("No account and no feed acts for '*', the organisation of demonstrations")
    func anySource() async throws {
        try await withIdentity { system in
            let person = IdentityV1.StaffScope(roles: [.healthAuthority], organisation: " * ")
            let feed = IdentityV1.StaffScope(roles: [.laboratory], organisation: "*")
            let calls: [() async throws -> Void] = [
                {
                    _ = try await system.staff.createAccount(
                        .init(name: "abc", person: "A", scope: person), options: system.asRoot())
                },
                { try await system.createFeed(Machine(name: "abc", cluster: system.keys.issuer), feed) },
                {
                    _ = try await system.staff.bootstrap(
                        .init(name: "abc", person: "A", organisation: "*"), options: system.asRoot())
                },
            ]
            for call in calls { #expect(await refusal(call)?.badField == "scope.organisation") }
        }
    }

    @Test("An account of 330000 is one of the province 33, and divisions that no table knows are refused")
    func divisions() async throws {
        try await withIdentity { system in
            let account = { (divisions: [String]) in
                try await system.staff.createAccount(
                    .init(name: "abc", person: "A", scope: system.scope(.verifier, divisions: divisions)),
                    options: system.asRoot())
            }
            for unknown in ["99", "00", "990000", "000000", "3399"] {
                #expect(await refusal { _ = try await account([unknown]) }?.badField == "scope.divisions", "\(unknown)")
            }
            _ = try await account(["330000", "4401", "440106"])
            let listed = try await system.staff.listAccounts(.init(), options: system.asRoot()).accounts
            #expect(listed.map { $0.scope?.divisions ?? [] } == [["33", "4401", "440106"]])
        }
    }

    @Test("The list of accounts shows an operator of some divisions those of accounts within them")
    func listWithin() async throws {
        try await withIdentity { system in
            for (name, divisions) in [("everywhere", []), ("inside", ["3301"]), ("outside", ["44"])] {
                _ = try await system.enrolled(name, system.scope(.verifier, divisions: divisions))
            }
            for role in [Security.StaffRole.clusterOperator, .auditor] {
                let local = try system.token(of: "local", roles: [role], divisions: ["33"])
                let listed = try await system.staff.listAccounts(.init(), options: local).accounts
                #expect(listed.map(\.name) == ["inside"])
            }
        }
    }

    @Test("The list of accounts tells who changed what and when, page by page")
    func list() async throws {
        try await withIdentity { system in
            for name in ["a-person", "b-person", "c-person"] { _ = try await system.enrolled(name) }
            system.clock.advance(100)
            _ = try await system.staff.disableAccount(.init(name: "b-person"), options: system.asRoot())
            let first = try await system.staff.listAccounts(.init(pageSize: 2), options: system.asRoot())
            let rest = try await system.staff.listAccounts(
                .init(pageSize: 2, pageToken: first.nextPageToken), options: system.asRoot())
            #expect((first.accounts + rest.accounts).map(\.name) == ["a-person", "b-person", "c-person"])
            #expect(rest.nextPageToken.isEmpty)
            let changed = first.accounts[1]
            #expect(changed.changedBy == "root" && changed.lastChange == "DisableAccount" && changed.state == .disabled)
            #expect(changed.changedAt?.seconds == system.clock.now && changed.createdBy == "root")
        }
    }
}
