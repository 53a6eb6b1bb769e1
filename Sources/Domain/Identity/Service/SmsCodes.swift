import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Sends codes to phones and uses them up (ID-10).
struct SmsCodes: Sendable {
    let people: PersonDirectory
    let gateway: any SmsGateway
    let limits: SmsLimits
    let surroundings: Surroundings

    private var store: Store { people.store }
}

// MARK: - Sending

extension SmsCodes {
    /// A code that was sent.
    struct Sent {
        /// When it lapses.
        let expiresAt: Instant
        /// When another may be sent.
        let nextRequestAt: Instant
    }

    /// Sends a code.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) when the phone or the caller has reached a limit.
    func send(to phone: Phone, purpose: IdentityV1.SmsPurpose, context: CallContext) async throws -> Sent {
        let now = surroundings.now()
        try await count(callerOf: context, now: now)
        let code = SmsPolicy.code(from: surroundings.random(8).reduce(0) { $0 << 8 | UInt64($1) })
        try await store.settling { try await store(code, phone, purpose, now, context.onward) }
        try await gateway.send(Self.message(code, purpose, now), to: phone.number, options: context.onward)
        return Sent(
            expiresAt: Instant(seconds: now) + SmsPolicy.lifetime, nextRequestAt: Instant(seconds: now) + limits.pause)
    }

    /// Stores a code and counts it, unless the phone has reached a limit.
    private func store(
        _ code: String, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose, _ now: Int64, _ options: CallOptions
    ) async throws {
        let partition = try people.partition(of: phone)
        let key = Self.key(purpose)
        let ledgers = try await store.read(partition, .all(IdentityRecordSets.smsLedger), options: options)
        let own = ledgers.first { $0.key == key }
        let isRecent = { (moment: Int64) in moment > now - SmsLimits.memoryOfPhone }
        let sent = ledgers.flatMap(\.value.sentAt).filter(isRecent)
        let same = (own?.value.sentAt ?? []).filter(isRecent)
        if let wait = limits.wait(afterSending: sent, forSamePurpose: same, now: now) { throw Self.tooOften(wait) }
        try await store.write(partition, options: options) { change in
            // Each purpose has its ledger. All are demanded as they were read, absent ones too, so that two purposes
            // cannot slip past the limits of the phone together.
            for other in IdentityV1.SmsPurpose.sent.map(Self.key) where other != key {
                change.demand(ledgers.first { $0.key == other }, in: IdentityRecordSets.smsLedger, key: other)
            }
            try change.replace(
                own, in: IdentityRecordSets.smsLedger, key: key, by: .init(sentAt: same + [now]),
                expires: now + SmsLimits.memoryOfPhone)
            try change.put(
                IdentityV1.StoredSmsCode(codeHash: digest(code, phone, purpose), sentAt: now),
                in: IdentityRecordSets.smsCodes, key: key, expires: .init(seconds: now + SmsPolicy.lifetime))
        }
    }

    /// Counts a request of an address. Calls of the cluster's services on their own account are not counted.
    private func count(callerOf context: CallContext, now: Int64) async throws {
        guard let address = context.outsideAddress else { return }
        let partition = try PartitionKey(people.hash.partition(.caller, address))
        try await store.settling {
            let ledger = try await store.read(
                partition, .record(IdentityRecordSets.callerLedger), options: context.onward)
            let asked = (ledger?.value.sentAt ?? []).filter { $0 > now - SmsLimits.memoryOfAddress }
            if let wait = limits.wait(afterAsking: asked, now: now) { throw Self.tooOften(wait) }
            try await store.write(partition, options: context.onward) { change in
                try change.replace(
                    ledger, in: IdentityRecordSets.callerLedger, by: .init(sentAt: asked + [now]),
                    expires: now + SmsLimits.memoryOfAddress)
            }
        }
    }

    private static func tooOften(_ wait: Int64) -> RPCError {
        .resourceExhausted("codes are asked for too often", retryAfter: .seconds(wait)).with(reason: "SMS_TOO_OFTEN")
    }

    private static func message(
        _ code: String, _ purpose: IdentityV1.SmsPurpose, _ now: Int64
    ) -> IdentityV1.SmsMessage {
        let use = purpose == .login ? "登录" : "查询行程卡"
        return .init(
            sentAt: .init(seconds: now), purpose: purpose,
            text: "【双码】验证码 \(code)，用于\(use)，5 分钟内有效，请勿告诉他人。", code: code,
            expiresAt: .init(seconds: now + SmsPolicy.lifetime))
    }
}

// MARK: - Using up

extension SmsCodes {
    /// - Throws: ``FieldProblem`` for `code`.
    static func checkForm(of code: String) throws(FieldProblem) {
        guard SmsPolicy.hasForm(code) else { throw FieldProblem(field: "code", reason: "must be 6 digits") }
    }

    /// Uses up a code. What `change` adds to the phone's partition is part of the same write.
    ///
    /// - Parameters:
    ///   - person: Key of the person who must hold the number when the code is used up; nil when anybody may.
    ///   - now: Seconds since 1970.
    /// - Returns: Key of the person who held the number when the code was used up; empty when nobody did.
    /// - Throws: ``FieldProblem`` for `code`; PERMISSION_DENIED (NOT_YOUR_NUMBER), which leaves the code as it was;
    ///   UNAUTHENTICATED (SMS_CODE_WRONG), which counts as a try; UNAUTHENTICATED (SMS_CODE_GONE).
    @discardableResult
    func use(
        _ code: String, of phone: Phone, purpose: IdentityV1.SmsPurpose, by person: [UInt8]? = nil, now: Int64,
        options: CallOptions, _ change: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws -> [UInt8] {
        try Self.checkForm(of: code)
        let (verdict, holder) = try await store.settling {
            try await judge(code, phone, purpose, person, now, options, change)
        }
        switch verdict {
        case .accepted: return holder
        case .wrong: throw RPCError(.unauthenticated, "the code is wrong").with(reason: "SMS_CODE_WRONG")
        case .none:
            throw RPCError(.unauthenticated, "no code is valid now; ask for a new one").with(reason: "SMS_CODE_GONE")
        }
    }

    /// Judges a code and writes what follows from the verdict, provided that nothing changed meanwhile.
    private func judge(
        _ code: String, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose, _ person: [UInt8]?, _ now: Int64,
        _ options: CallOptions, _ build: (inout ChangeSet) throws -> Void
    ) async throws -> (SmsPolicy.Verdict, holder: [UInt8]) {
        let partition = try people.partition(of: phone)
        let key = Self.key(purpose)
        let (stored, held) = try await store.read(
            partition, .record(IdentityRecordSets.smsCodes, key: key), .record(KitRecordSets.holder),
            options: options)
        let holder = held?.value.personKey ?? []
        if let person, person != holder { throw RPCError.notYourNumber }
        let matches = stored.map { KeyedHash.areEqual($0.value.codeHash, digest(code, phone, purpose)) } ?? false
        let verdict = SmsPolicy.judge(
            sentAt: stored?.value.sentAt, wrongTries: stored?.value.wrongTries ?? 0, matches: matches, now: now)
        guard let stored, verdict != .none else { return (.none, holder) }
        try await store.write(partition, options: options) { change in
            change.require(IdentityRecordSets.smsCodes, key: key, version: stored.version)
            guard verdict == .accepted else {
                var next = stored.value
                next.wrongTries += 1
                return try change.put(next, in: IdentityRecordSets.smsCodes, key: key, expires: stored.expiresAt)
            }
            // The code proves the number to its holder of this moment, and to nobody who comes after.
            change.demand(held, in: KitRecordSets.holder)
            change.delete(IdentityRecordSets.smsCodes, key: key)
            try build(&change)
        }
        return (verdict, holder)
    }
}

extension SmsCodes {
    private static func key(_ purpose: IdentityV1.SmsPurpose) -> [UInt8] {
        SortKey.big(UInt32(bitPattern: purpose.rawValue))
    }

    private func digest(_ code: String, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose) -> [UInt8] {
        people.hash.hash(.smsCode, "\(phone.number)|\(purpose.rawValue)|\(code)")
    }
}

extension IdentityV1.SmsPurpose {
    /// What codes are sent for.
    fileprivate static let sent: [Self] = [.login, .tripCard]

    /// The purpose itself.
    ///
    /// - Throws: ``FieldProblem`` for `purpose` when codes are not sent for it.
    var checked: Self {
        get throws(FieldProblem) {
            guard Self.sent.contains(self) else {
                throw FieldProblem(field: "purpose", reason: "must be LOGIN or TRIP_CARD")
            }
            return self
        }
    }
}

extension RPCError {
    /// PERMISSION_DENIED: the caller does not hold the number (MRG-2).
    static var notYourNumber: RPCError {
        RPCError(.permissionDenied, "this number is registered to somebody else").with(reason: "NOT_YOUR_NUMBER")
    }
}
