import TestContracts
import Testing
import Wire

@Suite("proto3 JSON of the messages of google.protobuf, and of maps and names")
struct JSONFormTests {
    typealias WellKnown = TestV1.WellKnown

    private func text(_ message: some WireMessage) throws -> String {
        String(decoding: try message.json(), as: UTF8.self)
    }

    private func refusal<M: WireMessage>(
        _ type: M.Type, _ json: String, _ options: JSONOptions = .init()
    ) -> WireError? {
        do { _ = try M(json: Array(json.utf8), options: options) } catch { return error }
        return nil
    }

    @Test(
        "Each well-known message has its own form, read and written (ProtoJSON, \"Representation of each type\")",
        arguments: [
            #"{"any":{"@type":"type.googleapis.com/shuangma.test.v1.Scalars","anInt32":1,"aString":"x"}}"#,
            #"{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1.500s"}}"#,
            #"{"any":{"@type":"type.googleapis.com/google.protobuf.Int64Value","value":"7"}}"#,
            #"{"any":{"@type":"x/google.protobuf.Any","value":{"@type":"x/google.protobuf.Value","value":null}}}"#,
            #"{"any":{"@type":"x/google.rpc.Status","code":5}}"#, #"{"any":{}}"#,
            #"{"any":{"@type":"x/google.protobuf.Empty"}}"#,
            #"{"timestamp":"1972-01-01T10:00:20.021Z","duration":"-1.500s","mask":"aB,c.dE","empty":{}}"#,
            #"{"struct":{"a":null,"b":[1,"x",true,{"c":{}}]},"value":null,"list":[[],-2.5]}"#,
            #"{"value":{"x":[null]}}"#, #"{"values":[null,false,"",0,{},[]]}"#,
            #"{"doubleValue":0,"floatValue":"NaN","int64Value":"-1","uint64Value":"1","int32Value":2}"#,
            #"{"uint32Value":3,"boolValue":false,"stringValue":"","bytesValue":"AA=="}"#,
            #"{"valueMap":{"a":null,"b":{}},"times":{"":"1970-01-01T00:00:00Z"},"numbers":[0,1]}"#,
        ])
    func forms(json: String) throws {
        #expect(try text(WellKnown(json: Array(json.utf8))) == json)
    }

    @Test(
        "An Any's type may stand anywhere, and a value that is no message of it is refused with its place",
        arguments: [
            (#"{"any":{"anInt32":1,"@type":"x/shuangma.test.v1.Scalars"}}"#, nil as String?),
            (#"{"any":{"value":{},"@type":"x/google.protobuf.Empty"}}"#, nil),
            (
                #"{"any":{"@type":"x/no.such.Type","a":1}}"#,
                "holds a message of type no.such.Type, which is not known here"
            ),
            (#"{"any":{"@type":"x/<b>"}}"#, "holds a message of type that is no name, which is not known here"),
            (#"{"any":{"anInt32":1}}"#, "must say its type in @type"),
            (#"{"any":{"@type":"x/google.protobuf.Duration"}}"#, "must hold its message in value"),
            (#"{"any":{"@type":"x/google.protobuf.Duration","value":"1s","b":1}}"#, "is no known field of Duration"),
            (#"{"any":{"@type":"x/a","@type":"x/b"}}"#, "holds @type twice"),
            (#"{"any":{"@type":1}}"#, "'\"' is expected at byte 16"),
            (#"{"any":{"@type":"x/shuangma.test.v1.Scalars","anInt32":"x"}}"#, "must be a number"),
        ])
    func anys(json: String, reason: String?) throws {
        guard let error = refusal(WellKnown.self, json) else { return #expect(reason == nil, "\(json)") }
        guard case .invalidJSON(let path, let found) = error else { throw error }
        #expect(found == reason, "\(json)")
        #expect(path.hasPrefix("any"), "\(json)")
    }

    @Test("Types from elsewhere are known once they are named in the options")
    func types() throws {
        let json = Array(#"{"@type":"x/shuangma.test.v1.Scalars"}"#.utf8)
        #expect(throws: WireError.self) { try GoogleProtobuf.`Any`(json: json) }
        let options = JSONOptions(types: MessageTypes(including: [WireTypes.all, TestContractsTypes.all]))
        let any = try GoogleProtobuf.`Any`(json: json, options: options)
        #expect(any == .init(typeUrl: "x/shuangma.test.v1.Scalars"))
        #expect(try any.json(options: options) == json)
    }

    @Test(
        "What is out of a form's range is refused",
        arguments: [
            #"{"timestamp":"2022-12-01t00:00:00Z"}"#, #"{"timestamp":"10000-01-01T00:00:00Z"}"#, #"{"timestamp":1}"#,
            #"{"duration":"1"}"#, #"{"duration":"315576000001s"}"#, #"{"duration":"1.0000000001s"}"#,
            #"{"duration":"s"}"#,
            #"{"mask":"a_b"}"#, #"{"struct":[]}"#, #"{"list":{}}"#, #"{"value":NaN}"#, #"{"value":nul}"#,
            #"{"value":}"#,
            #"{"struct":{"a":1,"a":2}}"#, #"{"times":{"a":null}}"#, #"{"numbers":[null]}"#, #"{"int32Value":"x"}"#,
            #"{"values":[tru]}"#, #"{"struct":{"a":1e400}}"#, #"{"empty":[]}"#, #"{"empty":{"a":1}}"#,
        ])
    func outOfRange(json: String) {
        #expect(refusal(WellKnown.self, json) != nil, "\(json)")
    }

    @Test("What has no JSON is not written")
    func unwritable() {
        let messages = [
            WellKnown(timestamp: .init(seconds: 253_402_300_800)), WellKnown(duration: .init(seconds: 1, nanos: -1)),
            WellKnown(duration: .init(seconds: 315_576_000_001)), WellKnown(mask: .init(paths: ["a__b"])),
            WellKnown(mask: .init(paths: ["aB"])), WellKnown(mask: .init(paths: ["a_1"])), WellKnown(value: .init()),
            WellKnown(value: .init(kind: .numberValue(.infinity))), WellKnown(any: .init(typeUrl: "x/no.Such")),
            WellKnown(any: .init(typeUrl: "x/google.protobuf.Duration", value: [0xFF])),
            WellKnown(any: .init(value: [0])),
        ]
        for message in messages { #expect(throws: WireError.self, "\(message)") { try message.json() } }
    }

    @Test("null is absence, save for NullValue and Value (ProtoJSON, \"Null values\")")
    func nulls() throws {
        let json = Array(
            #"{"any":null,"timestamp":null,"int32Value":null,"list":null,"values":null,"times":null}"#.utf8)
        #expect(try WellKnown(json: json) == .init())
        #expect(try TestV1.Tree(json: Array(#"{"nothing":null}"#.utf8)).content == .nothing(.nullValue))
        #expect(
            try TestV1.Optionals(json: Array(#"{"anInt32":null,"number":null,"otherScalars":{}}"#.utf8)).anInt32 == nil)
        #expect(refusal(WellKnown.self, "null") != nil)
    }

    @Test("A oneof may be given once; optional fields are written whenever they are set")
    func oneofs() throws {
        #expect(refusal(TestV1.Optionals.self, #"{"number":1,"otherScalars":{}}"#) != nil)
        #expect(
            try text(TestV1.Optionals(anInt32: 0, aString: "", someBytes: [], mood: .unspecified))
                == #"{"anInt32":0,"aString":"","someBytes":"","mood":"MOOD_UNSPECIFIED"}"#)
    }

    @Test("Maps are objects, their keys strings in order")
    func maps() throws {
        let json =
            #"{"byInt32":{"-1":"b","2":"a"},"byUint64":{"18446744073709551615":"MOOD_LOW"},"byBool":{"false":0,"true":1.5},"byString":{"":{},"a\"b":{"anInt32":1}}}"#
        #expect(try text(TestV1.Maps(json: Array(json.utf8))) == json)
        for broken in [
            #"{"byInt32":{"x":"a"}}"#, #"{"byInt32":{"1":"a","1":"b"}}"#, #"{"byInt32":{"2147483648":"a"}}"#,
            #"{"byInt32":[]}"#, #"{"byBool":{"1":0}}"#, #"{"byInt32":{1:"a"}}"#, #"{"byInt32":{"1":null}}"#,
            #"{"byInt32":{" 1":"a"}}"#,
        ] { #expect(refusal(TestV1.Maps.self, broken) != nil, "\(broken)") }
        // Not a map, for all its name.
        #expect(try text(TestV1.Names(pairs: [.init(key: "a", value: "b")])) == #"{"pairs":[{"key":"a","value":"b"}]}"#)
    }

    @Test("A field's json_name is written and read, and its original name is read too")
    func jsonNames() throws {
        #expect(
            try text(TestV1.Names(httpPort: 1, leading: 2, renamed: 3)) == #"{"HTTPPort":1,"Leading":2,"@renamed":3}"#)
        #expect(try TestV1.Names(json: Array(#"{"@renamed":1}"#.utf8)).renamed == 1)
        #expect(try TestV1.Names(json: Array(#"{"renamed":1}"#.utf8)).renamed == 1)
    }

    @Test("With the option, unknown members and names of enum values are passed over (ProtoJSON, \"JSON Options\")")
    func unknown() throws {
        let options = JSONOptions(strictness: .lenient)
        let json = #"{"new":{"a":[1,{"b":null}],"c":"x\n"},"moods":["MOOD_NEW","MOOD_GLAD"],"ints":[1]}"#
        #expect(try TestV1.Lists(json: Array(json.utf8), options: options) == .init(ints: [1], moods: [.glad]))
        #expect(try TestV1.Scalars(json: Array(#"{"mood":"MOOD_NEW"}"#.utf8), options: options) == .init())
        let map = Array(#"{"byUint64":{"1":"MOOD_NEW","2":"MOOD_GLAD"}}"#.utf8)
        #expect(try TestV1.Maps(json: map, options: options) == .init(byUint64: [2: .glad]))
        for json in [json, #"{"moods":["MOOD_NEW"]}"#] { #expect(refusal(TestV1.Lists.self, json) != nil) }
        // What is passed over must still be JSON, and within the limits.
        for broken in [#"{"new":}"#, #"{"new":[1}"#, #"{"new":"x}"#, #"{"new":01}"#] {
            #expect(refusal(TestV1.Lists.self, broken, options) != nil, "\(broken)")
        }
        let deep = #"{"new":"# + String(repeating: "[", count: 100_000)
        #expect(refusal(TestV1.Lists.self, deep, options) == .limitExceeded(limit: "depth", maximum: 100))
    }

    @Test("Nesting is bounded both ways, through lists, structs, maps and Anys alike")
    func depth() throws {
        let bound = WireError.limitExceeded(limit: "depth", maximum: 100)
        let lists = #"{"value":"# + String(repeating: "[", count: 100_000)
        let structs = #"{"value":"# + String(repeating: #"{"a":"#, count: 100_000)
        let anys = #"{"any":"# + String(repeating: #"{"@type":"x/google.protobuf.Any","value":"#, count: 10_000)
        for json in [lists, structs, anys] { #expect(refusal(WellKnown.self, json) == bound) }
        #expect(refusal(TestV1.Tree.self, String(repeating: #"{"named":{"a":"#, count: 10_000)) == bound)
        var any = GoogleProtobuf.`Any`()
        for _ in 0..<200 { any = .init(typeUrl: "x/google.protobuf.Any", value: try any.serialized()) }
        #expect(throws: bound) { try any.json() }
    }

    @Test(
        "Numbers: exponents and fractions of whole numbers are whole, exactly; words only in strings",
        arguments: [
            (#"{"anInt64":9007199254740993.0}"#, 9_007_199_254_740_993 as Int64?),
            (#"{"anInt64":"1e18"}"#, 1_000_000_000_000_000_000),
            (#"{"anInt64":-92233720368547758080e-1}"#, .min), (#"{"anInt64":0.0e99999999999}"#, 0),
            (#"{"anInt64":100e-2}"#, 1),
            (#"{"anInt64":9223372036854775808}"#, nil), (#"{"anInt64":1e-1}"#, nil),
            (#"{"anInt64":1e99999999999}"#, nil),
            (#"{"anInt64":"NaN"}"#, nil), (#"{"anInt64":" 1"}"#, nil), (#"{"anInt64":"+1"}"#, nil),
            (#"{"anInt64":"0x1"}"#, nil),
            (#"{"anInt64":""}"#, nil), (#"{"aDouble":NaN}"#, nil), (#"{"aDouble":Infinity}"#, nil),
            (#"{"aFloat":3.5e38}"#, nil),
            (#"{"aDouble":"1 "}"#, nil), (#"{"aBool":1}"#, nil), (#"{"aBool":"true"}"#, nil), (#"{"anInt64":.5}"#, nil),
        ])
    func numbers(json: String, value: Int64?) {
        #expect((try? TestV1.Scalars(json: Array(json.utf8)))?.anInt64 == value, "\(json)")
    }

    @Test("Doubles at their ends, and not numbers, there and back")
    func doubles() throws {
        for value in [-0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity] {
            let read = try TestV1.Scalars(json: TestV1.Scalars(aDouble: value).json())
            #expect(read.aDouble.bitPattern == value.bitPattern)
        }
        #expect(
            try text(TestV1.Scalars(aDouble: .nan, aFloat: -.infinity)) == #"{"aDouble":"NaN","aFloat":"-Infinity"}"#)
        #expect(try TestV1.Scalars(json: Array(#"{"aDouble":"NaN"}"#.utf8)).aDouble.isNaN)
    }

    @Test("Bytes are read in both alphabets, with and without padding")
    func base64() throws {
        for text in ["-_8=", "-_8", "+/8=", "+/8"] {
            #expect(try TestV1.Scalars(json: Array(#"{"someBytes":"\#(text)"}"#.utf8)).someBytes == [0xFB, 0xFF])
        }
        for text in ["A", "AAA==A", "A===", "AA.="] {
            #expect(refusal(TestV1.Scalars.self, #"{"someBytes":"\#(text)"}"#) != nil, "\(text)")
        }
    }
}
