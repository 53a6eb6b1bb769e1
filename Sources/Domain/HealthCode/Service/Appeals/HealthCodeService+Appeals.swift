import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values

extension HealthCodeService {
    func fileAppeal(
        _ request: HealthCodeV1.FileAppealRequest, context: CallContext
    ) async throws -> HealthCodeV1.Appeal {
        let checked = try AppealRequest(request)
        var content = request
        content.idempotencyKey = ""
        let once = try IdempotentWrite(key: request.idempotencyKey, content: content, context: context)
        return try await appeals.file(checked, once: once, context)
    }

    func listMyAppeals(
        _ request: HealthCodeV1.ListMyAppealsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListMyAppealsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let subject = try Subject(of: context, asked: nil)
        let (_, found) = try await store.read(
            subject.partition, subject.openSession,
            .range(
                HealthCodeRecordSets.appeals, until: page.token?.bytes ?? [], descending: true, limit: page.size),
            options: context.onward)
        // Newest first, a page ends before the last key that it has shown.
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key) } : nil
        return .init(
            appeals: found.records.map { HealthCodeV1.Appeal($0.value) }, nextPageToken: next?.text ?? "")
    }
}
