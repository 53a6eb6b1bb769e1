import HealthCodeClient
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import RPC
import StorageClient
import Values
import Wire

/// Assertions of other provinces that persons have presented here, judged by the list of issuers of now (MRG-11).
struct PresentedAssertions: Sendable {
    /// What an assertion says, or what is wrong with it.
    typealias Shown = Result<ColourAssertion, AssertionProblem>

    let lists: TrustLists
    /// The own province; nil where the deployment recognises nobody.
    let province: Division?
    let now: @Sendable () -> Instant

    /// What is stored of a person, as far as it is good still.
    func judged(
        _ stored: [Versioned<HealthCodeV1.StoredAssertion>], options: CallOptions
    ) async -> [Shown] {
        guard !stored.isEmpty else { return [] }
        let list = await lists.current(options: options)
        return stored.map { read($0.value.text, nil, list) }
    }

    /// Reads a text by a list.
    ///
    /// - Parameter question: The id of the own question that it answers; nil for what a person carries.
    func read(_ text: String, _ question: String?, _ list: TrustList?) -> Shown {
        do throws(AssertionProblem) {
            return .success(try ColourAssertion(text, list: list, province: province, question: question, now: now()))
        } catch {
            return .failure(error)
        }
    }
}

extension Collection<PresentedAssertions.Shown> {
    /// The assertion that says the worst; nil when none is good.
    var worst: ColourAssertion? {
        let good = compactMap { try? $0.get() }
        let colour = good.map(\.colour).filter { $0 != .grey }.max()
        return good.first { $0.colour == colour } ?? good.first
    }
}

extension HealthCodeV1.HealthStatus {
    /// Adds what other provinces say, and the colour that gates go by.
    mutating func add(_ shown: [PresentedAssertions.Shown], to own: Colour) {
        recognised = shown.worst.map {
            .init(
                colour: $0.colour.wire, issuer: $0.issuer.description, asOf: .init($0.asOf),
                expiresAt: .init($0.expiresAt))
        }
        let verdict = RecognitionVerdict(own: own, shown: shown.map { $0.map(\.colour) })
        gateColour =
            switch verdict.outcome {
            case .pass: .green
            case .stop: .red
            case .check: verdict.reason == .colour(.yellow) ? .yellow : .grey
            }
    }
}
