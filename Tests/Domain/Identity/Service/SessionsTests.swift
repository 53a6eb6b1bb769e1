import Foundation
import IdentityContracts
import IdentityCore
import KitRecords
import RPC
import Security
import StorageClient
import Synchronization
import Testing

@Suite("Sessions and refresh tokens")
struct SessionsTests {
    private static let day: Int64 = 86_400

    /// A citizen who has logged in, with the limits that hold by default.
    private func withSession(
        limits: SessionLimits = SessionLimits(),
        _ body: (IdentitySystem, IdentityV1.LoginResponse) async throws -> Void
    ) async throws {
        try await withIdentity(limits: .many, sessions: limits) { system in
            try await system.enrol(Citizen.person)
            try await body(system, try await system.logIn())
        }
    }

    @Test("An access token is good for 10 minutes, and the session for 7 days after the last refresh")
    func lifetimes() async throws {
        try await withSession { system, login in
            let start = system.clock.now
            #expect(login.expiresAt?.seconds == start + 600)
            #expect(login.sessionExpiresAt?.seconds == start + 7 * Self.day)
            #expect(login.sessionId.count == 16 && login.refreshToken.count == 107)
            system.clock.advance(599)
            try await system.look(login.token)
            system.clock.advance(1)
            #expect(await refusal { try await system.look(login.token) }?.why == "TOKEN_INVALID")
            let next = try await system.refresh(login.refreshToken)
            #expect(next.expiresAt?.seconds == start + 1200)
            #expect(next.sessionExpiresAt?.seconds == start + 600 + 7 * Self.day)
            #expect(next.refreshToken != login.refreshToken)
            try await system.look(next.token)
        }
    }

    @Test("A session that is not refreshed for 7 days is over")
    func idle() async throws {
        try await withSession { system, login in
            system.clock.advance(7 * Self.day - 1)
            let next = try await system.refresh(login.refreshToken)
            system.clock.advance(7 * Self.day)
            #expect(await refusal { _ = try await system.refresh(next.refreshToken) }?.why == "SESSION_OVER")
        }
    }

    @Test("A session ends 30 days after its login however often it is refreshed, and no access token outlives it")
    func absolute() async throws {
        try await withSession { system, login in
            var token = login.refreshToken
            for _ in 0..<29 {
                system.clock.advance(Self.day)
                token = try await system.refresh(token).refreshToken
            }
            system.clock.advance(Self.day - 10)
            let last = try await system.refresh(token)
            #expect(last.expiresAt?.seconds == system.clock.now + 10)
            #expect(last.sessionExpiresAt == last.expiresAt)
            try await system.look(last.token)
            system.clock.advance(10)
            #expect(await refusal { try await system.look(last.token) }?.why == "TOKEN_INVALID")
            #expect(await refusal { _ = try await system.refresh(last.refreshToken) }?.why == "SESSION_OVER")
        }
    }

    // MARK: Attacks on refresh tokens

    @Test(
        "A refresh token that is used again later ends the session at once, for thief and owner, and tells the person")
    func reuse() async throws {
        try await withSession { system, login in
            let own = try await system.refresh(login.refreshToken)
            system.clock.advance(31)
            #expect(await refusal { _ = try await system.refresh(login.refreshToken) }?.why == "SESSION_OVER")
            #expect(await refusal { try await system.look(own.token) }?.why == "SESSION_OVER")
            #expect(await refusal { _ = try await system.refresh(own.refreshToken) }?.why == "SESSION_OVER")
            let told = try await system.told()
            #expect(told.map(\.kind) == ["sessionCopied"])
            #expect(told.first?.fields.map(\.text) == ["–", "2022-12-01"])
        }
    }

    @Test("A token older than the last one ends the session also within 30 seconds")
    func olderToken() async throws {
        try await withSession { system, login in
            let second = try await system.refresh(login.refreshToken)
            let third = try await system.refresh(second.refreshToken)
            #expect(await refusal { _ = try await system.refresh(login.refreshToken) }?.why == "SESSION_OVER")
            #expect(await refusal { try await system.look(third.token) }?.why == "SESSION_OVER")
        }
    }

    @Test("A client whose answer was lost gets the same refresh token again within 30 seconds, and the session goes on")
    func lostAnswer() async throws {
        try await withSession { system, login in
            let lost = try await system.refresh(login.refreshToken)
            system.clock.advance(30)
            let again = try await system.refresh(login.refreshToken)
            #expect(again.refreshToken == lost.refreshToken)
            #expect(again.sessionExpiresAt == lost.sessionExpiresAt)
            try await system.look(again.token)
            _ = try await system.refresh(again.refreshToken)
            #expect(try await system.told().isEmpty)
        }
    }

    @Test("Who repeats a token within 30 seconds holds the same one as its owner: the next refresh tells them apart")
    func thiefWithinTheWindow() async throws {
        try await withSession { system, login in
            let own = try await system.refresh(login.refreshToken)
            let thief = try await system.refresh(login.refreshToken)
            #expect(own.refreshToken == thief.refreshToken)
            system.clock.advance(600)
            _ = try await system.refresh(thief.refreshToken)
            system.clock.advance(600)
            #expect(await refusal { _ = try await system.refresh(own.refreshToken) }?.why == "SESSION_OVER")
            #expect(try await system.told().map(\.kind) == ["sessionCopied"])
        }
    }

    @Test("Two pages that show one token at the same moment both go on, with the same next token")
    func simultaneous() async throws {
        try await withSession { system, login in
            let identity = system.identity
            let first = Mutex("")
            system.beforeWrite.run {
                let next = try await identity.refreshSession(.init(refreshToken: login.refreshToken))
                first.withLock { $0 = next.refreshToken }
            }
            let second = try await system.refresh(login.refreshToken)
            #expect(first.withLock { $0 } == second.refreshToken)
        }
    }

    @Test("After a logout the refresh token is worthless, and nobody is told of a copy")
    func afterLogout() async throws {
        try await withSession { system, login in
            _ = try await system.identity.logout(.init(), options: system.bearer(login.token))
            #expect(await refusal { _ = try await system.refresh(login.refreshToken) }?.why == "SESSION_OVER")
            #expect(try await system.told().isEmpty)
        }
    }

    @Test("A refresh that a logout overtakes opens nothing again")
    func logoutOvertakes() async throws {
        try await withSession { system, login in
            let (identity, options) = (system.identity, system.bearer(login.token))
            system.beforeWrite.run { _ = try await identity.logout(.init(), options: options) }
            #expect(await refusal { _ = try await system.refresh(login.refreshToken) }?.why == "SESSION_OVER")
        }
    }

    @Test("A made-up refresh token, and an access token in its place, cost no session")
    func madeUp() async throws {
        try await withSession { system, login in
            var changed = Array(login.refreshToken)
            changed[50] = changed[50] == "A" ? "B" : "A"
            for text in ["", "x", String(changed), login.token, login.refreshToken + "="] {
                let error = await refusal { _ = try await system.refresh(text) }
                #expect(error?.code == .unauthenticated && error?.why == "REFRESH_TOKEN_INVALID")
            }
            #expect(await refusal { try await system.look(login.refreshToken) }?.why == "TOKEN_INVALID")
            _ = try await system.refresh(login.refreshToken)
        }
    }

    @Test("The store holds no refresh token: neither the one that works nor the one before")
    func nothingStored() async throws {
        try await withSession { system, login in
            let next = try await system.refresh(login.refreshToken)
            let stored = try #require(try await system.sessions().first?.value)
            for text in [login.refreshToken, next.refreshToken] {
                let token = try #require(RefreshToken(text, KeyedHash(system.keys)))
                #expect([stored.refreshDigest, stored.usedDigest].contains(token.digest))
                let bytes = [stored.refreshDigest, stored.usedDigest, stored.coveredRefresh]
                #expect(!bytes.contains(try secret(of: text)))
            }
        }
    }

    @Test("TRIP-12: when the number gets another holder, the refresh token is worthless")
    func numberLost() async throws {
        try await withSession { system, login in
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            try await system.workUntil("the sessions are over") { try await system.sessions().isEmpty }
            #expect(await refusal { _ = try await system.refresh(login.refreshToken) }?.why == "SESSION_OVER")
        }
    }

    /// The random part of a token.
    private func secret(of text: String) throws -> [UInt8] {
        let padded = text.replacing("-", with: "+").replacing("_", with: "/") + "="
        return Array(try #require(Data(base64Encoded: padded))[32..<64])
    }

    // MARK: Browsers

    @Test("A page of the server gets its refresh token as a cookie only; the refresh takes and replaces it")
    func cookie() async throws {
        try await withSession { system, login in
            let opened = try await system.asPage(cookie: nil) { context in
                try await system.service.refreshSession(.init(refreshToken: login.refreshToken), context: context)
            }
            #expect(opened.answer.refreshToken.isEmpty)
            let first = try #require(opened.cookie)
            let second = try await system.asPage(cookie: first) { context in
                try await system.service.refreshSession(.init(), context: context)
            }
            #expect(second.answer.refreshToken.isEmpty)
            #expect(second.cookie != nil && second.cookie != first)
            system.clock.advance(31)
            let stolen = try await system.asPage(cookie: first) { context in
                await refusal { _ = try await system.service.refreshSession(.init(), context: context) }
            }
            #expect(stolen.answer?.why == "SESSION_OVER" && stolen.cookie == "", "the cookie is taken back")
        }
    }
}
