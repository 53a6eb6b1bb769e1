public import CommonContracts
public import RPC
public import StorageClient
import Values

/// What a service holds about a person, in pages.
public struct HeldRecords: Sendable {
    /// Most records of a page.
    static let recordsMax = 100

    private let store: Store
    private let rules: [HeldRule]

    /// The records of sets in a store.
    ///
    /// - Parameter rules: One for each set of the service, at most 255.
    public init(in store: Store, _ rules: [HeldRule]) {
        precondition(rules.count < 256, "too many sets for a token")
        self.store = store
        self.rules = rules
    }

    /// A page of the records about a person.
    ///
    /// - Throws: ``FieldProblem`` for a field of the request.
    public func page(_ request: CommonV1.ListHeldRequest, options: CallOptions) async throws -> CommonV1.HeldPage {
        let scope = try HeldScope(request)
        let token = request.pageToken.isEmpty ? nil : try PageToken(text: request.pageToken)
        guard let token else { return try await page(of: scope, from: 0, after: [], options, lists: true) }
        let index = Int(token.bytes[0])
        guard rules.indices.contains(index) else { throw FieldProblem(field: "page_token", reason: "is of no page") }
        return try await page(of: scope, from: index, after: Array(token.bytes.dropFirst()), options, lists: false)
    }

    private func page(
        of scope: HeldScope, from first: Int, after start: [UInt8], _ options: CallOptions, lists: Bool
    ) async throws -> CommonV1.HeldPage {
        var page = CommonV1.HeldPage(sets: lists ? rules.map(\.listed) : [])
        var after = start
        for index in first..<rules.count {
            let room = Self.recordsMax - page.records.count
            guard room > 0 else {
                page.nextPageToken = PageToken(bytes: [UInt8(index)]).text
                return page
            }
            let rule = rules[index]
            if let read = rule.read?(store), !scope.isPhoneOnly || rule.set.kind == .phone {
                let part = try await read(scope, after, room, options)
                page.records += part.contents.map { .init(set: rule.set.name, content: $0) }
                if let next = part.next {
                    page.nextPageToken = PageToken(bytes: [UInt8(index)] + next).text
                    return page
                }
            }
            after = []
        }
        return page
    }
}

/// A part of what is held about a person: of this service, or of another one by its contract.
public struct HeldSource: Sendable {
    /// Gives a page.
    public let page: @Sendable (CommonV1.ListHeldRequest, CallOptions) async throws -> CommonV1.HeldPage

    /// A source.
    public init(_ page: @escaping @Sendable (CommonV1.ListHeldRequest, CallOptions) async throws -> CommonV1.HeldPage) {
        self.page = page
    }
}
