import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

extension HealthCodeService {
    func getHistory(
        _ request: HealthCodeV1.GetHistoryRequest, context: CallContext
    ) async throws -> HealthCodeV1.GetHistoryResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let subject = try Subject(of: context, asked: nil)
        let (_, found) = try await store.read(
            subject.partition, subject.openSession,
            .range(
                HealthCodeRecordSets.colourHistory, until: page.token?.bytes ?? [], descending: true, limit: page.size),
            options: context.onward)
        let rules = try await deriver.rules.schedule()
        // Newest first, a page ends before the last key that it has shown.
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key).text } : nil
        return .init(colours: found.records.map { pastColour($0, rules) }, nextPageToken: next ?? "")
    }

    private func pastColour(
        _ record: Versioned<HealthCodeV1.StoredColourChange>, _ rules: RuleSchedule
    ) -> HealthCodeV1.PastColour {
        let stored = record.value
        // The numbers in the sentences are those of the rules then in force, where they are still known.
        let profile =
            rules.profile(named: stored.rulesVersion) ?? reference.ruleProfiles.named(stored.rulesVersion)
            ?? rules.profile(at: deriver.now())
        return .init(
            colour: stored.colour, former: stored.former,
            beganAt: SortKey.instant(from: record.key).map { .init(seconds: $0.seconds, nanos: $0.nanos) },
            recordedAt: stored.derivedAt, trigger: stored.trigger,
            reasons: stored.causes.map { cause in
                let text = Cause(cause).map { reference.reasonTexts.text(of: $0, profile: profile) }
                return .init(cause: cause, textZh: text?.zh ?? "", textEn: text?.en ?? "")
            }, source: stored.source, rulesVersion: stored.rulesVersion)
    }
}
