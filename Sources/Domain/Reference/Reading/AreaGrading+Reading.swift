import Values

extension AreaGrading {
    /// Reads how areas of risk fall; an object without keys lets none fall.
    init?(_ node: JSONNode) {
        guard let object = node.object(required: [], optional: ["highDays", "needsScreen", "mediumDays"]) else {
            return nil
        }
        func days(_ key: String) -> Int64? { object[key].flatMap { $0.integer(in: 1...60) } }
        if object["highDays"] == nil, object["mediumDays"] != nil || object["needsScreen"] != nil {
            node.refuse("must have highDays, since it has other keys")
        }
        self.init(
            highDays: days("highDays"), needsScreen: object["needsScreen"].flatMap { $0.boolean() } ?? false,
            mediumDays: days("mediumDays"))
    }
}
