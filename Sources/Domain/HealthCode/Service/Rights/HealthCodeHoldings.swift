import HealthCodeContracts
import HealthCodeRecords
public import Kit
import KitRecords
import StorageClient

extension HealthCodeServices {
    /// What the health code gives of its records to the person whom they are about.
    public static let heldRules = HealthCodeHoldings.shown + HealthCodeHoldings.leftOut
}

/// What the health code gives of its records to the person whom they are about, and what it leaves out.
enum HealthCodeHoldings {
    /// Records in the partition of the person.
    static let shown: [HeldRule] = [
        .shown(HealthCodeRecordSets.declarations, zh: "健康申报", en: "Health declarations"),
        .shown(HealthCodeRecordSets.trips, zh: "行程申报", en: "Declared trips"),
        .shown(HealthCodeRecordSets.tests, zh: "核酸检测", en: "Tests") { record, _ in
            // The sample is another person's.
            record.value.moved ? nil : record.value
        },
        .shown(HealthCodeRecordSets.exposures, zh: "流调和隔离信息", en: "Exposures"),
        .shown(HealthCodeRecordSets.caseGuard, zh: "病例和出院时间", en: "When cases changed or ended"),
        .shown(HealthCodeRecordSets.colours, zh: "当前健康码", en: "The colour that was derived last"),
        .shown(HealthCodeRecordSets.colourHistory, zh: "健康码变更记录", en: "Colours that you had"),
        .shown(HealthCodeRecordSets.appeals, zh: "纠错申诉", en: "Appeals"),
        .shown(HealthCodeRecordSets.shownAssertions, zh: "出示过的外省健康码", en: "Codes of other provinces that you showed"),
        .shown(HealthCodeRecordSets.admissions, zh: "无码通行记录", en: "Admissions without a code"),
    ]

    /// What is about nobody, or says nothing that is not given elsewhere.
    static let leftOut: [HeldRule] =
        HeldRule.leftOut(
            [
                AnyRecordSet(HealthCodeRecordSets.sampleEffects), AnyRecordSet(HealthCodeRecordSets.caseEffects),
                AnyRecordSet(HealthCodeRecordSets.appealEffects), AnyRecordSet(HealthCodeRecordSets.recallEffects),
                AnyRecordSet(HealthCodeRecordSets.smsEffects), AnyRecordSet(HealthCodeRecordSets.otherChanges),
                AnyRecordSet(HealthCodeRecordSets.caseStandings),
            ], because: "work that is left to do for a moment; what it is about is given")
        + HeldRule.leftOut(
            [
                AnyRecordSet(HealthCodeRecordSets.declarationSlots), AnyRecordSet(HealthCodeRecordSets.appealNotes),
                AnyRecordSet(KitRecordSets.replays),
            ], because: "counts for limits and answers to repeated calls, for a day; what they repeat is given")
        + HeldRule.leftOut(
            [
                AnyRecordSet(HealthCodeRecordSets.sampleOwner), AnyRecordSet(HealthCodeRecordSets.cases),
                AnyRecordSet(HealthCodeRecordSets.caseCitations), AnyRecordSet(HealthCodeRecordSets.appealEntries),
                AnyRecordSet(HealthCodeRecordSets.importParts), AnyRecordSet(HealthCodeRecordSets.recallParts),
            ], because: "where evidence and appeals are found by their numbers, under hashes; they are given")
        + HeldRule.leftOut(
            [AnyRecordSet(HealthCodeRecordSets.listParts)],
            because: "rows that nobody has approved, found by case alone: you are told when one takes effect")
        + HeldRule.leftOut(
            [
                AnyRecordSet(HealthCodeRecordSets.derivationWorkers),
                AnyRecordSet(HealthCodeRecordSets.derivationPositions), AnyRecordSet(HealthCodeRecordSets.imports),
                AnyRecordSet(HealthCodeRecordSets.waitingRows),
                AnyRecordSet(HealthCodeRecordSets.recalls), AnyRecordSet(HealthCodeRecordSets.recallSums),
                AnyRecordSet(HealthCodeRecordSets.trustList), AnyRecordSet(HealthCodeRecordSets.trustCandidates),
                AnyRecordSet(HealthCodeRecordSets.ruleSchedule), AnyRecordSet(HealthCodeRecordSets.ruleProposals),
            ], because: "about no person: rules, imports, provinces and the work of the cluster")
}
