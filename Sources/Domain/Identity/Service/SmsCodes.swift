import Contracts
import IdentityCore
import RPC
import Security
import StorageClient
import Wire

/// Sends codes to phones and uses them up (ID-10).
struct SmsCodes: Sendable {
    let store: Store
    let hash: KeyedHash
    let gateway: any SmsGateway
    let limits: SmsLimits
    let surroundings: Surroundings

    /// Sends a code, unless the phone or the caller has had its share.
    func send(
        to phone: Phone, purpose: IdentityV1.SmsPurpose, context: CallContext
    ) async throws -> IdentityV1.RequestSmsCodeResponse {
        let now = surroundings.now()
        try await count(callerOf: context, now: now)
        let code = SmsPolicy.code(from: surroundings.random(8).reduce(0) { $0 << 8 | UInt64($1) })
        let partition = try PartitionKey(hash.partition(.phone, phone.number))
        try await store.settling {
            // One ledger a purpose. All are demanded unchanged, so that two purposes cannot slip past the limits
            // of the phone together.
            let ledgers = try await store.read(partition, .all(IdentitySets.smsLedger), options: context.onward)
            let own = ledgers.first { $0.key == Self.key(purpose) }
            let isRecent = { (moment: Int64) in moment > now - 86400 }
            let sent = ledgers.flatMap(\.value.sentAt).filter(isRecent)
            let same = (own?.value.sentAt ?? []).filter(isRecent)
            if let wait = SmsPolicy.wait(afterSending: sent, forSamePurpose: same, limits: limits, now: now) {
                throw Self.tooOften(wait)
            }
            try await store.write(partition, options: context.onward) { change in
                for other in ledgers where other.key != Self.key(purpose) {
                    change.require(IdentitySets.smsLedger, key: other.key, version: other.version)
                }
                try change.put(
                    own, in: IdentitySets.smsLedger, key: Self.key(purpose), .init(sentAt: same + [now]),
                    expires: now + 86400)
                try change.put(
                    IdentityV1.StoredSmsCode(codeHash: digest(code, phone, purpose), sentAt: now),
                    in: IdentitySets.smsCodes, key: Self.key(purpose),
                    expires: .init(seconds: now + SmsPolicy.lifetime))
            }
        }
        try await gateway.send(message(code, purpose, now), to: phone.number, options: context.onward)
        return .init(
            expiresAt: .init(seconds: now + SmsPolicy.lifetime), nextRequestAt: .init(seconds: now + limits.pause))
    }

    /// Uses up a code; throws UNAUTHENTICATED when it is not right.
    func use(
        _ code: String, of phone: Phone, purpose: IdentityV1.SmsPurpose, options: CallOptions
    ) async throws {
        guard SmsPolicy.hasForm(code) else { throw FieldProblem(field: "code", reason: "must be 6 digits") }
        let partition = try PartitionKey(hash.partition(.phone, phone.number))
        let key = Self.key(purpose)
        let verdict = try await store.settling { () -> SmsPolicy.Verdict in
            let now = surroundings.now()
            let stored = try await store.read(
                partition, .record(IdentitySets.smsCodes, key: key), options: options)
            let matches = stored.map { KeyedHash.areEqual($0.value.codeHash, digest(code, phone, purpose)) } ?? false
            let verdict = SmsPolicy.judge(
                sentAt: stored?.value.sentAt, wrongTries: stored?.value.wrongTries ?? 0, matches: matches, now: now)
            guard let stored, verdict != .none else { return .none }
            try await store.write(partition, options: options) { change in
                change.require(IdentitySets.smsCodes, key: key, version: stored.version)
                switch verdict {
                case .accepted, .none: change.delete(IdentitySets.smsCodes, key: key)
                case .wrong:
                    var next = stored.value
                    next.wrongTries += 1
                    try change.put(next, in: IdentitySets.smsCodes, key: key, expires: stored.expiresAt)
                }
            }
            return verdict
        }
        switch verdict {
        case .accepted: return
        case .wrong: throw RPCError(.unauthenticated, "the code is wrong").with(reason: "SMS_CODE_WRONG")
        case .none:
            throw RPCError(.unauthenticated, "no code is valid now; ask for a new one").with(reason: "SMS_CODE_GONE")
        }
    }

    /// At most so many codes an hour from one address (ID-10). Calls within the cluster stand for their own callers.
    private func count(callerOf context: CallContext, now: Int64) async throws {
        guard let address = context.outsideAddress else { return }
        let partition = try PartitionKey(hash.partition(.caller, address))
        try await store.settling {
            let ledger = try await store.read(
                partition, .record(IdentitySets.smsLedger), options: context.onward)
            let sent = (ledger?.value.sentAt ?? []).filter { $0 > now - 3600 }
            guard sent.count < limits.perHourAndAddress else {
                throw Self.tooOften((sent.min() ?? now) + 3600 - now)
            }
            try await store.write(partition, options: context.onward) { change in
                try change.put(
                    ledger, in: IdentitySets.smsLedger, .init(sentAt: sent + [now]), expires: now + 3600)
            }
        }
    }

    private static func tooOften(_ wait: Int64) -> RPCError {
        .resourceExhausted("codes are being asked for too often", retryAfter: .seconds(wait))
            .with(reason: "SMS_TOO_OFTEN")
    }

    private static func key(_ purpose: IdentityV1.SmsPurpose) -> [UInt8] { SortKey.big(UInt32(bitPattern: purpose.rawValue)) }

    private func digest(_ code: String, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose) -> [UInt8] {
        hash.hash(.smsCode, "\(phone.number)|\(purpose.rawValue)|\(code)")
    }

    private func message(_ code: String, _ purpose: IdentityV1.SmsPurpose, _ now: Int64) -> IdentityV1.SmsMessage {
        let use = purpose == .login ? "登录" : "查询行程卡"
        return .init(
            sentAt: .init(seconds: now), purpose: purpose,
            text: "【双码】验证码 \(code)，用于\(use)，5 分钟内有效，请勿告诉他人。", code: code,
            expiresAt: .init(seconds: now + SmsPolicy.lifetime))
    }
}

extension ChangeSet {
    /// Replaces a record that was read before, or makes it if there was none, provided nobody was faster.
    fileprivate mutating func put<Message>(
        _ read: Versioned<Message>?, in set: RecordSet<Message>, key: [UInt8] = [], _ next: Message, expires: Int64
    ) throws {
        if let read {
            require(set, key: key, version: read.version)
        } else {
            requireAbsent(set, key: key)
        }
        try put(next, in: set, key: key, expires: .init(seconds: expires))
    }
}
