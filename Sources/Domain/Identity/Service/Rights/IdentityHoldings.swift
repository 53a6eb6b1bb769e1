import CommonContracts
import IdentityContracts
import IdentityRecords
public import Kit
import KitRecords
import Security
import StorageClient
import Values

extension IdentityServices {
    /// What identity gives of its records, and of those of the kit, to the person whom they are about.
    public static let heldRules = IdentityHoldings.persons + IdentityHoldings.phones + IdentityHoldings.leftOut
}

/// What identity gives of its records to the person whom they are about, and what it leaves out.
enum IdentityHoldings {
    /// Records in the partition of the person.
    static let persons: [HeldRule] = [
        .shown(IdentityRecordSets.person, zh: "实名信息", en: "Who you are, by the register"),
        .shown(KitRecordSets.sessions, zh: "登录会话", en: "Open sessions"),
        .shown(KitRecordSets.notifications, zh: "通知", en: "What you were told"),
        .shown(KitRecordSets.dependants, zh: "代他人出示健康码", en: "Relatives whose codes you show"),
        .shown(KitRecordSets.proxies, zh: "可代您出示健康码的人", en: "Relatives who show your codes"),
        .shown(IdentityRecordSets.refusedLinks, zh: "您解除的代办关系", en: "Links to relatives that you ended"),
        .shown(KitRecordSets.aliases, zh: "其他证件", en: "Your other documents") { record, _ in
            var half = record.value
            // Should staff have joined a stranger's document by mistake, that stranger's name is not given away.
            if let other = half.other {
                half.other = .init(maskedNumber: other.maskedNumber, type: other.type, country: other.country)
            }
            return half
        },
        .shown(IdentityRecordSets.cases, zh: "人工核查事项", en: "What staff had to decide about you"),
        .shown(IdentityRecordSets.notices, zh: "短信通知记录", en: "Notices that were sent by SMS"),
        .shown(IdentityRecordSets.exports, zh: "个人信息导出", en: "Exports of your data"),
        .shown(KitRecordSets.auditOfPersons, zh: "查询和变更记录", en: "Who looked at your data, and what changed"),
    ]

    /// Records in the partition of the phone, while the person holds it.
    static let phones: [HeldRule] = [
        .shown(KitRecordSets.holder, zh: "手机号登记", en: "Your phone number") { record, scope in
            var holder = record.value
            // What was said of persons who held the number before is theirs.
            holder.claims.removeAll { $0.personKey != scope.person.bytes }
            return holder
        },
        .shown(KitRecordSets.tripConsents, zh: "行程卡授权", en: "Consents to show the trip card") { record, scope in
            record.key == scope.person.bytes ? record.value : nil
        },
        .shown(IdentityRecordSets.smsCodes, zh: "未使用的验证码", en: "Codes that were sent and not used yet"),
        .shown(IdentityRecordSets.smsUses, zh: "验证码发送次数", en: "How often codes were sent"),
        .shown(IdentityRecordSets.devices, zh: "登录过的设备", en: "Devices that have logged in"),
        .shown(
            IdentityRecordSets.registrations, zh: "申领记录", en: "Applications for a code", reading: ownApplications),
    ]

    /// Applications that were made with the phone for the person's own document. Anybody may have applied with the number:
    /// what others gave is theirs.
    private static func ownApplications(in store: Store) -> HeldRule.Read {
        { scope, after, limit, options in
            guard let phone = scope.phone else { return .init([]) }
            let person = try await store.read(scope.person, .record(IdentityRecordSets.person), options: options)
            let (holder, page) = try await store.read(
                phone, .record(KitRecordSets.holder),
                .range(IdentityRecordSets.registrations, from: after.isEmpty ? [] : after + [0], limit: limit),
                options: options)
            guard holder?.value.personKey == scope.person.bytes, let own = key(of: person?.value.document) else {
                return .init([])
            }
            let shown = page.records.filter { key(of: $0.value.document) == own }
            return .init(
                try shown.map { try HeldForm.content(of: $0.value) },
                next: page.isTruncated ? page.records.last?.key : nil)
        }
    }

    /// What tells persons apart, of a stored document; nil when it is none.
    private static func key(of document: CommonV1.Document?) -> String? {
        // The day tells only whether a birth date lies ahead.
        let today = ChinaDay(of: Instant(seconds: 253_402_300_000))
        return try? Document(stored: document, today: today, tables: EveryCode()).keyText
    }

    /// What is about nobody, or says nothing that is not given elsewhere.
    static let leftOut: [HeldRule] =
        HeldRule.leftOut(
            [
                AnyRecordSet(IdentityRecordSets.holderEffects), AnyRecordSet(IdentityRecordSets.moveEffects),
                AnyRecordSet(IdentityRecordSets.relativeEffects), AnyRecordSet(IdentityRecordSets.caseEffects),
                AnyRecordSet(IdentityRecordSets.registrationEffects), AnyRecordSet(IdentityRecordSets.aliasEffects),
                AnyRecordSet(IdentityRecordSets.phoneEffects),
            ], because: "work that is left to do for a moment; what it is about is given")
        + HeldRule.leftOut(
            [
                AnyRecordSet(IdentityRecordSets.sessionOpenings), AnyRecordSet(IdentityRecordSets.relativeTurns),
                AnyRecordSet(IdentityRecordSets.caseTurns), AnyRecordSet(IdentityRecordSets.registrationTurns),
                AnyRecordSet(IdentityRecordSets.aliasTurn), AnyRecordSet(IdentityRecordSets.aliasFences),
                AnyRecordSet(KitRecordSets.uses),
            ], because: "counts for limits, and marks of whose turn it is, for an hour or a day, under hashes")
        + HeldRule.leftOut(
            [AnyRecordSet(IdentityRecordSets.outbox)],
            because: "what phones of a demonstration show; no deployment for real persons has it")
        + HeldRule.leftOut(
            [AnyRecordSet(IdentityRecordSets.smsReceipts)],
            because: "what became of messages, for a day, under the number of the message: nothing ties it to a person")
        + HeldRule.leftOut(
            [AnyRecordSet(IdentityRecordSets.caseEntries)],
            because: "where cases are found; the cases are given")
        + HeldRule.leftOut(
            [
                AnyRecordSet(IdentityRecordSets.staffAccounts), AnyRecordSet(IdentityRecordSets.staffTokens),
                AnyRecordSet(IdentityRecordSets.assertions), AnyRecordSet(IdentityRecordSets.loginFailures),
                AnyRecordSet(IdentityRecordSets.addressFailures), AnyRecordSet(IdentityRecordSets.staffProposals),
                AnyRecordSet(KitRecordSets.revokedTokens), AnyRecordSet(KitRecordSets.auditOfAccounts),
                AnyRecordSet(KitRecordSets.auditOfStaff),
            ], because: "about accounts of staff and feeds")
        + HeldRule.leftOut(
            [
                AnyRecordSet(KitRecordSets.approvals), AnyRecordSet(KitRecordSets.approvalIndex),
                AnyRecordSet(KitRecordSets.approvalSums), AnyRecordSet(KitRecordSets.approvalEffects),
                AnyRecordSet(KitRecordSets.auditOfApprovals),
            ], because: "proposals of staff: hashes and counts; what they did to you is given")
        + HeldRule.leftOut([AnyRecordSet(KitRecordSets.areaRules)], because: "rules, about nobody")
}
