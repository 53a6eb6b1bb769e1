import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Sessions of citizens: records in the person's partition, opened by a login and carried on by refresh tokens.
struct Sessions: Sendable {
    let people: PersonDirectory
    let signer: TokenSigner
    let limits: SessionLimits
    let surroundings: Surroundings

    private var store: Store { people.store }

    /// A session that its citizen may use for a while.
    struct Pass {
        /// Id of the session.
        let session: [UInt8]
        let accessToken: String
        let accessExpires: Instant
        /// Text of the refresh token that works now.
        let refreshToken: String
        /// When the session ends if it is not refreshed before.
        let end: Instant
    }

    private func pass(
        _ token: RefreshToken, phoneKey: [UInt8], openedAt: Int64, usedAt: Int64, now: Int64
    ) throws -> Pass {
        let end = limits.end(openedAt: openedAt, usedAt: usedAt)
        let lifetime = limits.accessLifetime(end: end, now: now)
        let citizen = Principal.Citizen(personKey: token.personKey, phoneKey: phoneKey, session: token.session)
        return Pass(
            session: token.session,
            accessToken: try signer.token(TokenClaims(citizen: citizen, issuedAt: now, lifetime: lifetime)),
            accessExpires: Instant(seconds: now + lifetime), refreshToken: token.text(people.hash),
            end: Instant(seconds: end))
    }
}

// MARK: - Opening

extension Sessions {
    /// Sessions of a person as they were read, by id.
    typealias Open = [Versioned<KitV1.StoredSession>]

    /// Adds a new session to a write of its person's partition. The ones used longest ago end where there are too many.
    ///
    /// - Parameters:
    ///   - others: All sessions of the person.
    ///   - last: What the last opening left. It was read with `others`, and the write demands that no other came since.
    func open(
        of person: PartitionKey, phone: Phone, device: DeviceLabel, beside others: Open,
        after last: Versioned<KitV1.StoredUse>?, now: Int64, in change: inout ChangeSet
    ) throws -> Pass {
        try change.replace(
            last, in: IdentityRecordSets.sessionOpenings, by: .init(at: now, count: 1), expires: now + 3_600)
        let token = RefreshToken(
            personKey: person.bytes, session: surroundings.random(16), secret: surroundings.random(32))
        let tooMany = max(0, others.count - limits.perPerson + 1)
        for session in others.sorted(by: { $0.value.lastUsed < $1.value.lastUsed }).prefix(tooMany) {
            change.delete(KitRecordSets.sessions, key: session.key)
            try tell(.sessionPushedOut, of: session.value, now, in: &change)
        }
        let stored = KitV1.StoredSession(
            phone: phone.number, openedAt: now, deviceLabel: device.text, refreshedAt: now,
            refreshDigest: token.digest)
        try put(stored, key: token.session, in: &change)
        return try pass(
            token, phoneKey: try people.partition(of: phone).bytes, openedAt: now, usedAt: now, now: now)
    }

    private func put(_ session: KitV1.StoredSession, key: [UInt8], in change: inout ChangeSet) throws {
        let end = limits.end(openedAt: session.openedAt, usedAt: session.lastUsed)
        try change.put(session, in: KitRecordSets.sessions, key: key, expires: .init(seconds: end))
    }

    private func tell(
        _ kind: NotificationKind, of session: KitV1.StoredSession, _ now: Int64, in change: inout ChangeSet
    ) throws {
        let opened = ChinaDay(of: Instant(seconds: session.openedAt)).description
        let device = session.deviceLabel.isEmpty ? "–" : session.deviceLabel
        try change.notify(
            Notification(kind, at: Instant(seconds: now), fields: ["device": device, "opened_on": opened]),
            id: surroundings.random(8), kept: people.reference.retention.notifications)
    }
}

extension KitV1.StoredSession {
    /// When it was refreshed last, else opened, in seconds since 1970. Sessions of older versions tell the latter only.
    var lastUsed: Int64 { max(openedAt, refreshedAt) }
}

// MARK: - Refreshing

extension Sessions {
    /// Exchanges a refresh token.
    ///
    /// - Throws: UNAUTHENTICATED (REFRESH_TOKEN_INVALID) for a text that is no token; UNAUTHENTICATED (SESSION_OVER) when
    ///   the session is over, which a token that was copied makes it.
    func refresh(_ text: String, options: CallOptions) async throws -> Pass {
        guard let token = RefreshToken(text, people.hash) else {
            throw RPCError(.unauthenticated, "there is no such refresh token; log in again")
                .with(reason: "REFRESH_TOKEN_INVALID")
        }
        return try await store.settling { try await exchange(token, options) }
    }

    private func exchange(_ token: RefreshToken, _ options: CallOptions) async throws -> Pass {
        let person = try PartitionKey(token.personKey)
        let now = surroundings.now()
        let found = try await store.read(
            person, .record(KitRecordSets.sessions, key: token.session), options: options)
        guard let found else { throw RPCError.sessionOver }
        let session = found.value
        let use = RefreshUse(
            of: token.digest, working: session.refreshDigest, used: session.usedDigest, usedAt: session.refreshedAt,
            now: now)
        switch use {
        case .first:
            let next = RefreshToken(
                personKey: token.personKey, session: token.session, secret: surroundings.random(32))
            var changed = session
            (changed.refreshedAt, changed.refreshDigest) = (now, next.digest)
            (changed.usedDigest, changed.coveredRefresh) = (token.digest, token.cover(next))
            try await store.write(person, options: options) { change in
                change.require(KitRecordSets.sessions, key: token.session, version: found.version)
                try put(changed, key: token.session, in: &change)
            }
            return try pass(next, of: changed, now)
        case .repeated:
            guard let next = token.uncover(session.coveredRefresh) else { throw RPCError.sessionOver }
            return try pass(next, of: session, now)
        case .copied:
            try await store.write(person, options: options) { change in
                change.require(KitRecordSets.sessions, key: token.session, version: found.version)
                change.delete(KitRecordSets.sessions, key: token.session)
                try tell(.sessionCopied, of: session, now, in: &change)
            }
            throw RPCError.sessionOver
        }
    }

    private func pass(_ token: RefreshToken, of session: KitV1.StoredSession, _ now: Int64) throws -> Pass {
        try pass(
            token, phoneKey: try people.partition(of: Phone(session.phone)).bytes, openedAt: session.openedAt,
            usedAt: session.lastUsed, now: now)
    }
}

// MARK: - Listing and ending

extension Sessions {
    /// All sessions of a caller, the last used first.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    func list(_ subject: Subject, options: CallOptions) async throws -> Open {
        let (_, open) = try await store.read(
            subject.partition, subject.openSession, .all(KitRecordSets.sessions), options: options)
        return open.sorted { $0.value.lastUsed > $1.value.lastUsed }
    }

    /// Ends sessions of a caller.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    func end(_ sessions: [[UInt8]], of subject: Subject, options: CallOptions) async throws {
        do {
            try await store.write(subject.partition, options: options) { change in
                subject.requireOpenSession(in: &change)
                for session in sessions { change.delete(KitRecordSets.sessions, key: session) }
            }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
    }
}
