import HealthCodeContracts
import HealthCodeFeed
import Kit
import Values

/// What a citizen asks for by an appeal, checked by the request alone.
struct AppealRequest: Sendable {
    /// Most characters of the text.
    static let textMax = 1_000
    /// Most papers.
    static let attachmentsMax = 10
    /// Most characters that name a paper.
    static let attachmentMax = 200

    let cause: Cause
    let text: String
    let attachments: [String]

    /// - Throws: ``FieldProblem`` for `cause`, `text` or `attachments`.
    init(_ request: HealthCodeV1.FileAppealRequest) throws(FieldProblem) {
        guard let cause = Cause(request.cause), cause != .noDeclaration else {
            throw FieldProblem(
                field: "cause", reason: "must be that of a reason of the code, other than a missing declaration")
        }
        self.cause = cause
        text = try ShownText(lines: request.text, field: "text", charactersMax: Self.textMax).text
        guard request.attachments.count <= Self.attachmentsMax else {
            throw FieldProblem(field: "attachments", reason: "must be at most \(Self.attachmentsMax)")
        }
        for attachment in request.attachments {
            guard (1...Self.attachmentMax).contains(attachment.utf8.count),
                attachment.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
            else {
                throw FieldProblem(
                    field: "attachments",
                    reason: "must each be 1 to \(Self.attachmentMax) printable ASCII characters without spaces")
            }
        }
        attachments = request.attachments
    }
}
