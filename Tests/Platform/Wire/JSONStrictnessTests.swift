import Randomness
import TestContracts
import Testing
import Wire

@Suite("What reading JSON does with what the contract does not know")
struct JSONStrictnessTests {
    /// The path and the reason of a refusal; nil when the text is read.
    private func refusal<M: WireMessage>(
        _ type: M.Type, _ json: String, _ strictness: JSONStrictness
    ) -> (path: String, reason: String)? {
        do { _ = try M(json: Array(json.utf8), options: .init(strictness: strictness)) } catch {
            guard case .invalidJSON(let path, let reason) = error else { return ("", "\(error)") }
            return (path, reason)
        }
        return nil
    }

    private static let unknown: [(json: String, path: String, reason: String)] = [
        (#"{"colours":1}"#, "colours", "is no known field of Tree; did you mean colour?"),
        (#"{"COLOUR":1}"#, "COLOUR", "is no known field of Tree; did you mean colour?"),
        (#"{"left":{"children":[{},{"shade":1}]}}"#, "left.children[1].shade", "is no known field of Tree"),
        (#"{"left":{"leaf":{"vein":[]}}}"#, "left.leaf.vein", "is no known field of Leaf; did you mean veins?"),
        (
            #"{"named":{"张三":{},"李四":{"colour":"COLOUR_PUCE"}}}"#, "named[1].colour",
            "is no known value of Colour; known are COLOUR_RED"
        ),
        (
            #"{"children":[{"colour":1},{"colour":"RED"}]}"#, "children[1].colour",
            "is no known value of Colour; known are COLOUR_RED"
        ),
        // Names of fields that may be data.
        (#"{"张三":1}"#, "?", "is, before byte 10, no known field of Tree"),
        (#"{"left":{"13800138000":1}}"#, "left.?", "is, before byte 23, no known field of Tree"),
        (#"{"E12345678":1}"#, "?", "is, before byte 13, no known field of Tree"),
        (#"{"":1}"#, "?", "is, before byte 4, no known field of Tree"),
        (#"{"a b":1}"#, "?", "is, before byte 7, no known field of Tree"),
    ]

    @Test("Unknown fields and names of enum values are refused with their path, or passed over", arguments: unknown)
    func unknownNames(json: String, path: String, reason: String) {
        for strictness in [JSONStrictness.standard, .strict] {
            let refused = refusal(TestV1.Tree.self, json, strictness)
            #expect(refused?.path == path, "\(json)")
            #expect(refused?.reason == reason, "\(json)")
        }
        #expect(refusal(TestV1.Tree.self, json, .lenient) == nil, "\(json)")
    }

    @Test("A name of 64 characters is shown, a longer one is not", arguments: [(64, true), (65, false)])
    func longNames(count: Int, isShown: Bool) {
        let name = String(repeating: "x", count: count)
        #expect(refusal(TestV1.Tree.self, #"{"\#(name)":1}"#, .strict)?.path == (isShown ? name : "?"))
    }

    @Test(
        "An unknown number of an enum value is a new caller's value, or refused where all must be understood",
        arguments: [#"{"mood":7}"#, #"{"mood":-2}"#, #"{"mood":1e1}"#])
    func unknownNumbers(json: String) {
        for strictness in [JSONStrictness.lenient, .standard] {
            #expect(refusal(TestV1.Scalars.self, json, strictness) == nil, "\(json)")
        }
        let refused = refusal(TestV1.Scalars.self, json, .strict)
        #expect(refused?.path == "mood")
        #expect(refused?.reason == "is no known value of Mood; known are MOOD_LOW, MOOD_GLAD")
    }

    @Test("Known numbers and every alias are read whatever the strictness", arguments: ["-1", "0", "1", #""GLAD""#])
    func knownValues(value: String) {
        for strictness in [JSONStrictness.lenient, .standard, .strict] {
            #expect(refusal(TestV1.Lists.self, #"{"moods":[\#(value)]}"#, strictness) == nil, "\(value)")
        }
    }

    @Test(
        "A field given twice is refused whatever the strictness, also by its two spellings, also when one is null",
        arguments: [
            (#"{"anInt32":1,"anInt32":1}"#, "anInt32"), (#"{"anInt32":1,"an_int32":2}"#, "an_int32"),
            (#"{"an_int32":null,"anInt32":2}"#, "anInt32"), (#"{"\u0061nInt32":1,"anInt32":2}"#, "anInt32"),
        ])
    func twice(json: String, path: String) {
        for strictness in [JSONStrictness.lenient, .standard, .strict] {
            let refused = refusal(TestV1.Scalars.self, json, strictness)
            #expect(refused?.path == path, "\(json)")
            #expect(refused?.reason == "is given twice", "\(json)")
        }
    }

    @Test("Generated keys: a known one is read, any other is refused without an error repeating what may be data")
    func generatedKeys() {
        var random = SeededRandom(seed: 20_261_130)
        let letters = Array("aAzZ_059张\u{301} -.€".unicodeScalars)
        let known: Set = ["colour", "left", "children", "named", "leaf", "grafted", "painted", "nothing"]
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.below(13) { scalars.append(letters[random.below(letters.count)]) }
            let key = String(scalars)
            guard !known.contains(key) else { continue }
            let json = #"{"\#(key)":null}"#
            #expect(refusal(TestV1.Tree.self, json, .lenient) == nil, "\(key)")
            guard let refused = refusal(TestV1.Tree.self, json, .strict) else {
                Issue.record("\(key) is accepted")
                continue
            }
            #expect(refused.path == key || refused.path == "?", "\(key)")
            let isIdentifier = key.utf8.allSatisfy { $0 < 0x80 } && key.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil
            #expect(refused.path == "?" || isIdentifier, "\(key)")
            #expect(!refused.reason.contains(key) || key.count < 3, "\(key)")
        }
    }
}
