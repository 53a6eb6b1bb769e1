import IdentityContracts
import IdentityCore
import RPC
import Testing

@Suite("Lists of sessions, and their end")
struct SessionListTests {
    private func withCitizen(
        limits: SessionLimits = .lasting, _ body: (IdentitySystem) async throws -> Void
    ) async throws {
        try await withIdentity(limits: .many, sessions: limits) { system in
            try await system.enrol(Citizen.person)
            try await body(system)
        }
    }

    private func logIn(_ system: IdentitySystem, _ device: String = "") async throws -> IdentityV1.LoginResponse {
        let code = try await system.code()
        return try await system.identity.login(
            .init(phone: Citizen.phone, code: code.digits, handle: code.handle, deviceLabel: device))
    }

    @Test("A citizen sees each session with its device, its times and a masked number, and which one is theirs")
    func list() async throws {
        try await withCitizen { system in
            let start = system.clock.now
            let phone = try await logIn(system, "小明的手机")
            system.clock.advance(60)
            let tablet = try await logIn(system, "Firefox, Android")
            system.clock.advance(60)
            _ = try await system.refresh(phone.refreshToken)
            let listed = try await system.listed(tablet.token)
            #expect(listed.map(\.id) == [phone.sessionId, tablet.sessionId])
            #expect(listed.map(\.deviceLabel) == ["小明的手机", "Firefox, Android"])
            #expect(listed.map(\.openedAt?.seconds) == [start, start + 60])
            #expect(listed.map(\.lastUsedAt?.seconds) == [start + 120, start + 60])
            #expect(listed.map(\.expiresAt?.seconds) == [start + 120 + 7 * 86_400, start + 60 + 7 * 86_400])
            #expect(listed.map(\.maskedPhone) == ["138****8000", "138****8000"])
            #expect(listed.map(\.isThisOne) == [false, true])
        }
    }

    @Test("A session that is ended from another device gets nothing any more; ending it again succeeds")
    func revoke() async throws {
        try await withCitizen { system in
            let lost = try await logIn(system)
            let own = try await logIn(system)
            for _ in 0..<2 {
                _ = try await system.identity.revokeSession(
                    .init(sessionId: lost.sessionId), options: system.bearer(own.token))
            }
            #expect(await refusal { try await system.look(lost.token) }?.why == "SESSION_OVER")
            #expect(await refusal { _ = try await system.refresh(lost.refreshToken) }?.why == "SESSION_OVER")
            try await system.look(own.token)
        }
    }

    @Test("Ending all others leaves the caller's session open; ending all leaves none")
    func revokeOthers() async throws {
        try await withCitizen { system in
            let others = [try await logIn(system), try await logIn(system)]
            let own = try await logIn(system)
            let options = system.bearer(own.token)
            #expect(try await system.identity.revokeOtherSessions(.init(), options: options).ended == 2)
            for other in others {
                #expect(await refusal { try await system.look(other.token) }?.why == "SESSION_OVER")
            }
            #expect(try await system.identity.revokeOtherSessions(.init(), options: options).ended == 0)
            try await system.look(own.token)
            #expect(
                try await system.identity.revokeOtherSessions(.init(andThisOne: true), options: options).ended == 1)
            #expect(await refusal { try await system.look(own.token) }?.why == "SESSION_OVER")
        }
    }

    @Test("A citizen cannot end another person's session by its id")
    func notYours() async throws {
        try await withCitizen { system in
            let own = try await logIn(system)
            try await system.enrol(Neighbour.person())
            let neighbour = try await system.logIn(phone: "13900139000")
            _ = try await system.identity.revokeSession(
                .init(sessionId: own.sessionId), options: system.bearer(neighbour.token))
            try await system.look(own.token)
            #expect(try await system.listed(neighbour.token).map(\.id) == [neighbour.sessionId])
        }
    }

    @Test("A dead session lists and ends nothing")
    func dead() async throws {
        try await withCitizen { system in
            let dead = try await logIn(system)
            let own = try await logIn(system)
            let options = system.bearer(dead.token)
            _ = try await system.identity.logout(.init(), options: options)
            let identity = system.identity
            for call in [
                { _ = try await identity.listSessions(.init(), options: options) },
                { _ = try await identity.revokeSession(.init(sessionId: own.sessionId), options: options) },
                { _ = try await identity.revokeOtherSessions(.init(), options: options) },
            ] as [() async throws -> Void] {
                #expect(await refusal(call)?.why == "SESSION_OVER")
            }
            let field = await refusal {
                _ = try await identity.revokeSession(.init(sessionId: [1]), options: system.bearer(own.token))
            }
            #expect(field?.badField == "session_id")
            try await system.look(own.token)
        }
    }

    @Test("An eleventh session ends the one that was used longest ago, and the person is told of it")
    func tooMany() async throws {
        try await withCitizen { system in
            var open: [IdentityV1.LoginResponse] = []
            for number in 0..<10 {
                open.append(try await logIn(system, "device \(number)"))
                system.clock.advance(1)
            }
            _ = try await system.refresh(open[0].refreshToken)
            system.clock.advance(1)
            let last = try await logIn(system, "device 10")
            #expect(try await system.listed(last.token).count == 10)
            #expect(await refusal { try await system.look(open[1].token) }?.why == "SESSION_OVER")
            try await system.look(open[0].token)
            let told = try await system.told()
            #expect(told.map(\.kind) == ["sessionPushedOut"])
            #expect(told.first?.fields.map(\.text) == ["device 1", "2022-12-01"])
        }
    }

    @Test("Ten sessions are ten also when many log-ins of a person come at once")
    func tooManyAtOnce() async throws {
        try await withCitizen { system in
            for _ in 0..<9 { _ = try await logIn(system) }
            var codes: [SentCode] = []
            for _ in 0..<8 { codes.append(try await system.code()) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for code in codes {
                    group.addTask {
                        _ = try await system.identity.login(
                            .init(phone: Citizen.phone, code: code.digits, handle: code.handle))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await system.sessions().count == 10)
        }
    }

    @Test("A log-in that another one overtakes counts the other's session")
    func overtaken() async throws {
        var limits = SessionLimits.lasting
        limits.perPerson = 1
        try await withCitizen(limits: limits) { system in
            let (first, second) = (try await system.code(), try await system.code())
            // The first write uses the code up, the next one opens the session.
            system.beforeWrite.run {
                system.beforeWrite.run {
                    _ = try await system.identity.login(
                        .init(phone: Citizen.phone, code: second.digits, handle: second.handle))
                }
            }
            let own = try await system.identity.login(
                .init(phone: Citizen.phone, code: first.digits, handle: first.handle))
            #expect(try await system.sessions().count == 1)
            try await system.look(own.token)
        }
    }

    @Test("A label with control characters is refused before the code is used up")
    func label() async throws {
        try await withCitizen { system in
            let code = try await system.code()
            let error = await refusal {
                _ = try await system.identity.login(
                    .init(phone: Citizen.phone, code: code.digits, handle: code.handle, deviceLabel: "\u{202E}x"))
            }
            #expect(error?.badField == "device_label")
            _ = try await system.identity.login(.init(phone: Citizen.phone, code: code.digits, handle: code.handle))
        }
    }

    @Test("Logging out from a page takes its cookie back")
    func logoutOfPage() async throws {
        try await withCitizen { system in
            let own = try await logIn(system)
            let out = try await system.asPage(token: own.token, cookie: "x") { context in
                try await system.service.logout(.init(), context: context)
            }
            #expect(out.cookie == "")
            #expect(await refusal { try await system.look(own.token) }?.why == "SESSION_OVER")
        }
    }
}
