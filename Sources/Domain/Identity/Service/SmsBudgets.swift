import IdentityCore
import Kit
import RPC
import Security
import Values

/// The limits of codes as budgets of the store (ID-10).
struct SmsBudgets: Sendable {
    let limits: SmsLimits
    /// Codes that strangers at one address ask for.
    let asked: UseBudget
    /// Codes that strangers of one site ask for.
    let askedOfSite: UseBudget
    /// Codes that are sent for strangers, all together.
    let askedInAll: UseBudget
    /// Wrong codes that strangers at one address try.
    let wrong: UseBudget
    /// Wrong codes that everybody tries: while they are used up, strangers are slowed down.
    let wrongInAll: UseBudget
    /// Ten times as many: while they are used up, strangers are slowed down further.
    let farTooManyWrong: UseBudget

    init(_ limits: SmsLimits) {
        self.limits = limits
        asked = UseBudget("sms-asked", [limits.ofAddress])
        askedOfSite = UseBudget("sms-asked", [limits.ofSite])
        askedInAll = UseBudget("sms-asked", [limits.ofAll])
        wrong = UseBudget("sms-wrong", [limits.wrongOfAddress])
        wrongInAll = UseBudget("sms-wrong", [limits.wrongOfAll])
        farTooManyWrong = UseBudget(
            "sms-wrong-far", [UseLimit(limits.wrongOfAll.uses * 10, per: limits.wrongOfAll.seconds)])
    }

    /// Codes to one phone, for who asks for them: all strangers share a budget, and each known requester has its own.
    func ofPhone(for requester: SmsRequester) -> UseBudget {
        switch requester {
        case .stranger: UseBudget("stranger", limits.ofPhone)
        case .known(let key): UseBudget("known", of: key, limits.ofPhone)
        }
    }

    /// Wrong codes of one address within an hour while too many are tried everywhere: a tenth, or one.
    func wrongWhileSlow(isFar: Bool) -> Int { isFar ? 1 : max(1, limits.wrongPerHourAndAddress / 10) }
}

/// Who asks for a code.
enum SmsRequester: Sendable, Hashable {
    /// Nobody known to the phone, at an address; nil for a service of the cluster on its own account.
    case stranger(AddressBlock?)
    /// A known device, or a person with a session that was opened with the phone, by key (16 bytes).
    case known([UInt8])

    /// The key that is stored with a code; empty for strangers.
    var key: [UInt8] {
        if case .known(let key) = self { key } else { [] }
    }

    /// Text for the keyed hash that tells requesters of a phone apart.
    var text: String {
        switch self {
        case .stranger(let block): "stranger/\(block?.text ?? "")"
        case .known(let key): "known/\(key.map { String($0) }.joined(separator: "."))"
        }
    }
}

extension RPCError {
    /// RESOURCE_EXHAUSTED (SMS_TOO_OFTEN): no code is sent now.
    static func smsTooOften(_ reached: LimitReached) -> RPCError {
        reached.error("codes are asked for too often", reason: "SMS_TOO_OFTEN")
    }

    /// RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN): no code is looked at now.
    static func codesTriedTooOften(_ reached: LimitReached) -> RPCError {
        reached.error("too many wrong codes were tried", reason: "CODES_TRIED_TOO_OFTEN")
    }
}
