import Crypto
import KitRecords
public import RPC
import Security
public import StorageClient
import Values
public import Wire

/// What a caller does once, however often the call comes: a write named by an idempotency key of the caller's choice.
///
/// The key counts for one caller and one method. It lives for 24 hours. A replay with the same content gets the answer
/// that was stored with the first write; one with other content is refused.
public struct IdempotentWrite: Sendable {
    /// Seconds for which a key is remembered: a day.
    public static let lifetime: Int64 = 86_400

    private let recordKey: [UInt8]
    private let content: [UInt8]

    /// - Parameters:
    ///   - key: As the caller chose it, 1 to 64 bytes.
    ///   - content: All of the request but the key.
    ///   - context: The call: its method and its caller are part of the key.
    /// - Throws: ``FieldProblem`` for `idempotency_key`; INTERNAL when the content cannot be encoded.
    public init(key: String, content: some WireMessage, context: CallContext) throws {
        guard (1...64).contains(key.utf8.count) else {
            throw FieldProblem(field: "idempotency_key", reason: "must be 1 to 64 bytes long")
        }
        let scope = "\(context.method.path)\u{0}\(Self.name(of: context.principal))\u{0}\(key)"
        recordKey = Array(SHA256.hash(data: Array(scope.utf8)).prefix(16))
        self.content = Array(SHA256.hash(data: try content.serialized()))
    }

    /// Writes what `build` says and remembers `answer`, unless the key has done so before.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970.
    ///   - build: Further demands and changes. None of its demands may fail in a way that the caller could mend.
    /// - Returns: The answer of the write that took place, this one's or an earlier one's.
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_RELATIVE); FAILED_PRECONDITION
    ///   (IDEMPOTENCY_KEY_REUSED) when the key came with other content; ``PreconditionFailed`` when a demand of `build` did not hold.
    public func perform<Answer: WireMessage>(
        on subject: Subject, in store: Store, answer: Answer, now: Int64, options: CallOptions,
        _ build: (inout ChangeSet) throws -> Void
    ) async throws -> Answer {
        let record = KitV1.StoredReplay(content: content, answer: try answer.serialized())
        var demandsOfSession = 0
        do {
            try await store.write(subject.partition, options: options) { change in
                demandsOfSession = subject.requireOpenSession(in: &change)
                change.requireAbsent(KitRecordSets.replays, key: recordKey)
                try change.put(
                    record, in: KitRecordSets.replays, key: recordKey, expires: .init(seconds: now + Self.lifetime))
                try build(&change)
            }
            return answer
        } catch let failed as PreconditionFailed {
            if failed.index < demandsOfSession { throw subject.shut }
            guard failed.index == demandsOfSession else { throw failed }
            return try await replay(on: subject, in: store, options)
        }
    }

    /// The answer of an earlier write that the key stands for; nil when there is none.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED).
    public func earlier<Answer: WireMessage>(
        on subject: Subject, in store: Store, options: CallOptions
    ) async throws -> Answer? {
        let (_, stored) = try await store.read(
            subject.partition, subject.openSession, .record(KitRecordSets.replays, key: recordKey), options: options)
        return try stored.map { try answer(of: $0.value) }
    }

    /// The answer of the write that the key stands for.
    private func replay<Answer: WireMessage>(
        on subject: Subject, in store: Store, _ options: CallOptions
    ) async throws -> Answer {
        guard let answer: Answer = try await earlier(on: subject, in: store, options: options) else {
            throw RPCError(.aborted, "the idempotency key has just lapsed; try again").with(reason: "CONFLICT")
        }
        return answer
    }

    private func answer<Answer: WireMessage>(of stored: KitV1.StoredReplay) throws -> Answer {
        guard stored.content == content else {
            throw RPCError(.failedPrecondition, "the idempotency key was used for other content; choose a new one")
                .with(reason: "IDEMPOTENCY_KEY_REUSED")
        }
        return try Answer(serialized: stored.answer)
    }

    private static func name(of principal: Principal) -> String {
        switch principal {
        case .anonymous: "anonymous"
        case .citizen(let citizen): "citizen/\(citizen.personKey.map { String($0) }.joined(separator: "."))"
        case .staff(let staff): "staff/\(staff.name)"
        case .service(let name): "service/\(name)"
        }
    }
}
