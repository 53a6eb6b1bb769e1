import HealthCodeContracts
import Kit
import RPC
import StorageClient
import Values

/// Explanations of colours (COL-11).
extension HealthAuthorityService {
    /// Seconds for which the ledger tells colours.
    private static let agoMax: Int64 = 3 * 366 * 86_400

    func explain(
        _ request: HealthCodeV1.ExplainRequest, context: CallContext
    ) async throws -> HealthCodeV1.Explanation {
        try await lookUps.count(context)
        let now = now()
        let moment = try request.at.map { timestamp in
            guard let moment = Instant(timestamp), moment <= now, moment >= now - Self.agoMax else {
                throw FieldProblem(field: "at", reason: "must lie within the last 3 years")
            }
            return moment
        }
        let lookUp = LookUp(by: context, full: [.healthAuthority])
        let (asked, residence) = try await persons.person(request.person, for: lookUp, options: context.onward)
        let sight = try lookUp.sight(ofResidence: residence)
        let subject = try Subject(of: context, asked: asked)
        try await seen.note(sight, of: subject.partition, by: context)
        return try await explainer.explanation(of: subject.partition, at: moment ?? now, options: context.onward)
    }
}
