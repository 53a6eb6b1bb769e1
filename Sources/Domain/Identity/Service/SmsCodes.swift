import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Sends codes to phones and uses them up (ID-10).
///
/// Each code has a handle that only its requester gets. Codes of one phone do not know of each other: whoever asks for
/// more of them, or tries wrong ones, does so with handles of their own and harms nobody else's code.
struct SmsCodes: Sendable {
    let people: PersonDirectory
    let gateway: any SmsGateway
    let budgets: SmsBudgets
    let limiter: Limiter
    let devices: KnownDevices
    let surroundings: Surroundings

    init(people: PersonDirectory, gateway: any SmsGateway, limits: SmsLimits, surroundings: Surroundings) {
        self.people = people
        self.gateway = gateway
        budgets = SmsBudgets(limits)
        limiter = Limiter(in: people.store, hash: people.hash, surroundings: surroundings)
        devices = KnownDevices(people: people)
        self.surroundings = surroundings
    }

    /// Sort key of a code's record.
    static func key(_ purpose: IdentityV1.SmsPurpose, _ handle: SmsHandle) -> [UInt8] {
        SortKey.big(UInt32(bitPattern: purpose.rawValue)) + handle.bytes
    }

    func digest(_ code: PresentedCode, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose) -> [UInt8] {
        people.hash.hash(.smsCode, "\(phone.number)|\(purpose.rawValue)|\(code.handle.text)|\(code.digits)")
    }
}

// MARK: - Sending

extension SmsCodes {
    /// A code that was sent.
    struct Sent {
        /// Presents the code.
        let handle: SmsHandle
        /// When it lapses.
        let expiresAt: Instant
        /// When another may be sent.
        let nextRequestAt: Instant
    }

    /// Who asks for a code to a phone.
    ///
    /// - Parameter deviceToken: As the caller shows it; empty when there is none.
    func requester(
        of phone: Phone, deviceToken: String, context: CallContext
    ) async throws -> SmsRequester {
        let partition = try people.partition(of: phone)
        if let key = try await devices.known(deviceToken, to: partition, options: context.onward) { return .known(key) }
        return .stranger(context.addressBlock)
    }

    /// Sends a code.
    ///
    /// - Parameters:
    ///   - given: Names the code; nil makes a new one.
    ///   - name: Masked name of whom the code is given to; empty where nobody else may get it.
    /// - Throws: RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) when a limit of the phone, of the caller or of everybody is reached.
    func send(
        to phone: Phone, purpose: IdentityV1.SmsPurpose, for requester: SmsRequester, handle given: SmsHandle? = nil,
        naming name: String = "", options: CallOptions
    ) async throws -> Sent {
        let now = surroundings.now()
        do {
            try await count(requester, phone, purpose, now, options)
        } catch let reached as LimitReached {
            throw RPCError.smsTooOften(reached)
        }
        let digits = SmsPolicy.code(from: surroundings.random(8).reduce(0) { $0 << 8 | UInt64($1) })
        let handle = given ?? SmsHandle(surroundings.random(SmsHandle.length))
        let code = try PresentedCode(digits, handle: handle.text)
        try await people.store.write(people.partition(of: phone), options: options) { change in
            let stored = IdentityV1.StoredSmsCode(
                codeHash: digest(code, phone, purpose), sentAt: now, known: requester.key)
            try change.put(
                stored, in: IdentityRecordSets.smsCodes, key: Self.key(purpose, handle),
                expires: .init(seconds: now + SmsPolicy.lifetime))
        }
        try await gateway.send(
            Self.message(digits, purpose, name, now), id: surroundings.random(16), to: phone.number, options: options)
        return Sent(
            handle: handle, expiresAt: Instant(seconds: now) + SmsPolicy.lifetime,
            nextRequestAt: Instant(seconds: now) + budgets.limits.pause)
    }

    /// Counts a code for its requester, for the phone and for everybody. A stranger's request counts for the address even
    /// when the phone gets no code for it.
    private func count(
        _ requester: SmsRequester, _ phone: Phone, _ purpose: IdentityV1.SmsPurpose, _ now: Int64,
        _ options: CallOptions
    ) async throws {
        if case .stranger(let address?) = requester {
            try await limiter.take(budgets.asked, of: .address(address), options: options)
            if let site = address.site {
                try await limiter.take(budgets.askedOfSite, of: .site(site), options: options)
            }
        }
        let ledger = UseLedger(in: people.store, IdentityRecordSets.smsUses, random: surroundings.random)
        let taken = try await ledger.take(
            budgets.ofPhone(for: requester), of: people.partition(of: phone),
            tag: people.hash.partition(.caller, "\(requester.text)|\(purpose.rawValue)"), now: now, options: options)
        guard case .stranger = requester else { return }
        do {
            try await limiter.take(budgets.askedInAll, of: .all, options: options)
        } catch let reached as LimitReached {
            try await ledger.giveBack(taken, options: options)
            throw reached
        }
    }

    private static func message(
        _ code: String, _ purpose: IdentityV1.SmsPurpose, _ name: String, _ now: Int64
    ) -> IdentityV1.SmsMessage {
        let use =
            switch purpose {
            case .login: "登录"
            case .register: "实名登记"
            case .export: "导出本人全部信息"
            case .changeOld, .changeNew: "更换或绑定手机号"
            default: "查询行程卡"
            }
        let text =
            purpose == .relative
            ? "【双码】验证码 \(code)，5 分钟内有效。\(name) 申请代您出示健康码：同意才把验证码告诉对方，不同意请勿告诉任何人。"
            : "【双码】验证码 \(code)，用于\(use)，5 分钟内有效，请勿告诉他人。"
        return .init(
            sentAt: .init(seconds: now), purpose: purpose, text: text, code: code,
            expiresAt: .init(seconds: now + SmsPolicy.lifetime))
    }
}

extension IdentityV1.SmsPurpose {
    /// What codes are sent for.
    fileprivate static let sent: [Self] = [.login, .tripCard, .register, .changeOld, .changeNew]

    /// The purpose itself.
    ///
    /// - Throws: ``FieldProblem`` for `purpose` when codes are not sent for it.
    var checked: Self {
        get throws(FieldProblem) {
            guard Self.sent.contains(self) else {
                throw FieldProblem(
                    field: "purpose", reason: "must be LOGIN, TRIP_CARD, REGISTER, CHANGE_OLD or CHANGE_NEW")
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
