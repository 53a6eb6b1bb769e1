import CommonContracts
import HealthCodeContracts
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values

/// The feeds of evidence.
struct EvidenceService: HealthCodeV1.EvidenceService {
    let store: Store
    let persons: PersonResolver
    let retention: Retention
    let surroundings: Surroundings

    func importTests(
        _ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var run = ImportRun(into: store, options: context.onward)
        let rules = rules()
        for try await batch in requests {
            try await run.take(batch.rows, number: \.row, about: persons, person: \.test?.person) {
                row throws(FieldProblem) in try rules.draft(of: row.test)
            }
        }
        return run.report
    }

    func importExposures(
        _ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var run = ImportRun(into: store, options: context.onward)
        let rules = rules()
        for try await batch in requests {
            try await run.take(batch.rows, number: \.row, about: persons, person: \.exposure?.person) {
                row throws(FieldProblem) in try rules.draft(of: row.exposure)
            }
        }
        return run.report
    }

    func importDeclarations(
        _ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var run = ImportRun(into: store, options: context.onward)
        let rules = rules()
        for try await batch in requests {
            try await run.take(batch.rows, number: \.row, about: persons, person: \.declaration?.person) {
                row throws(FieldProblem) in try rules.draft(of: row.declaration)
            }
        }
        return run.report
    }

    private func rules() -> EvidenceRules {
        EvidenceRules(retention: retention, now: Instant(seconds: surroundings.now()))
    }
}
