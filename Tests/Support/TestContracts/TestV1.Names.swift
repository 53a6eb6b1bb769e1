// Generated from shuangma/test/v1/names.proto by scripts/generate. Do not edit.

import CTestContracts
public import Wire

extension TestV1 {
    /// Names that mean something else in Swift, in C, or in generated code.
    public struct Names: WireMessage {
        public var string: TestV1.Names.StringMessage?
        public var error: TestV1.Names.ErrorEnum
        public var self_: Int32
        public var init_: Int32
        public var `class`: Int32
        public var c: Int32
        public var raw: Int32
        public var writer: Int32
        public var descriptor: Int32
        public var types: Int32
        public var unknownFields_: Int32
        public var value: Int32
        public var element: Int32
        public var `default`: Int32
        public var camelCase: Int32
        public var httpPort: Int32
        public var leading: Int32
        public var field2x: Int32
        public var register: [Int32]
        public var `in`: Int32?
        public var `operator`: String?
        public var renamed: Int32
        public var `case`: [String: Int32]
        public var type: TestV1.Names.TypeMessage?
        /// Of a file without package, and of another file of this package.
        public var plain: PlainPackage.Plain?
        public var scalars: TestV1.Scalars?
        public var far: Int32
        public var pairs: [TestV1.Names.PairsEntry]
        public var theChoice: TheChoiceValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__names__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.string = nil
            self.error = .init(rawValue: 0)
            self.self_ = 0
            self.init_ = 0
            self.`class` = 0
            self.c = 0
            self.raw = 0
            self.writer = 0
            self.descriptor = 0
            self.types = 0
            self.unknownFields_ = 0
            self.value = 0
            self.element = 0
            self.`default` = 0
            self.camelCase = 0
            self.httpPort = 0
            self.leading = 0
            self.field2x = 0
            self.register = []
            self.`in` = nil
            self.`operator` = nil
            self.renamed = 0
            self.`case` = [:]
            self.type = nil
            self.plain = nil
            self.scalars = nil
            self.far = 0
            self.pairs = []
            self.theChoice = nil
        }

        public init(
            string: TestV1.Names.StringMessage? = nil,
            error: TestV1.Names.ErrorEnum = .init(rawValue: 0),
            self_: Int32 = 0,
            init_: Int32 = 0,
            `class`: Int32 = 0,
            c: Int32 = 0,
            raw: Int32 = 0,
            writer: Int32 = 0,
            descriptor: Int32 = 0,
            types: Int32 = 0,
            unknownFields_: Int32 = 0,
            value: Int32 = 0,
            element: Int32 = 0,
            `default`: Int32 = 0,
            camelCase: Int32 = 0,
            httpPort: Int32 = 0,
            leading: Int32 = 0,
            field2x: Int32 = 0,
            register: [Int32] = [],
            `in`: Int32? = nil,
            `operator`: String? = nil,
            renamed: Int32 = 0,
            `case`: [String: Int32] = [:],
            type: TestV1.Names.TypeMessage? = nil,
            plain: PlainPackage.Plain? = nil,
            scalars: TestV1.Scalars? = nil,
            far: Int32 = 0,
            pairs: [TestV1.Names.PairsEntry] = [],
            theChoice: TheChoiceValue? = nil
        ) {
            self.string = string
            self.error = error
            self.self_ = self_
            self.init_ = init_
            self.`class` = `class`
            self.c = c
            self.raw = raw
            self.writer = writer
            self.descriptor = descriptor
            self.types = types
            self.unknownFields_ = unknownFields_
            self.value = value
            self.element = element
            self.`default` = `default`
            self.camelCase = camelCase
            self.httpPort = httpPort
            self.leading = leading
            self.field2x = field2x
            self.register = register
            self.`in` = `in`
            self.`operator` = `operator`
            self.renamed = renamed
            self.`case` = `case`
            self.type = type
            self.plain = plain
            self.scalars = scalars
            self.far = far
            self.pairs = pairs
            self.theChoice = theChoice
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Names.self)
            self.string = try MessageReader.message(c.pointee.string, as: TestV1.Names.StringMessage.self)
            self.error = TestV1.Names.ErrorEnum(rawValue: Int32(truncatingIfNeeded: c.pointee.error.rawValue))
            self.self_ = c.pointee.`self`
            self.init_ = c.pointee.`init`
            self.`class` = c.pointee.class_
            self.c = c.pointee.c
            self.raw = c.pointee.raw
            self.writer = c.pointee.writer
            self.descriptor = c.pointee.descriptor
            self.types = c.pointee.types
            self.unknownFields_ = c.pointee.unknown_fields
            self.value = c.pointee.value
            self.element = c.pointee.element
            self.`default` = c.pointee.default_
            self.camelCase = c.pointee.camelcase
            self.httpPort = c.pointee.httpport
            self.leading = c.pointee._leading
            self.field2x = c.pointee.field_2x
            self.register = Array(UnsafeBufferPointer(start: c.pointee.register_, count: c.pointee.n_register_))
            self.`in` = c.pointee._in_case == SHUANGMA__TEST__V1__NAMES___IN_IN ? c.pointee.`in` : nil
            self.`operator` = try c.pointee._operator_case == SHUANGMA__TEST__V1__NAMES___OPERATOR_OPERATOR ? MessageReader.string(c.pointee.operator_, field: "shuangma.test.v1.Names.operator") : nil
            self.renamed = c.pointee.renamed
            self.`case` = try MessageReader.map(c.pointee.n_case_, c.pointee.case_) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "shuangma.test.v1.Names.CaseEntry.key"), entry!.pointee.value)
            }
            self.type = try MessageReader.message(c.pointee.type, as: TestV1.Names.TypeMessage.self)
            self.plain = try MessageReader.message(c.pointee.plain, as: PlainPackage.Plain.self)
            self.scalars = try MessageReader.message(c.pointee.scalars, as: TestV1.Scalars.self)
            self.far = c.pointee.far
            self.pairs = try MessageReader.array(c.pointee.n_pairs, c.pointee.pairs) { element throws(WireError) in
                try TestV1.Names.PairsEntry(c: UnsafeRawPointer(element!))
            }
            switch c.pointee.the_choice_case {
            case SHUANGMA__TEST__V1__NAMES__THE_CHOICE_NONE: self.theChoice = .none(c.pointee.none)
            case SHUANGMA__TEST__V1__NAMES__THE_CHOICE_SOME: self.theChoice = .some(try TestV1.Names.TypeMessage(c: UnsafeRawPointer(c.pointee.some!)))
            case SHUANGMA__TEST__V1__NAMES__THE_CHOICE_NIL: self.theChoice = .`nil`(try MessageReader.string(c.pointee.`nil`, field: "shuangma.test.v1.Names.nil"))
            default: self.theChoice = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Names.self)
            shuangma__test__v1__names__init(c)
            if let value = self.string { c.pointee.string = try writer.message(value, as: Shuangma__Test__V1__Names__String.self) }
            c.pointee.error = Shuangma__Test__V1__Names__Error(rawValue: .init(truncatingIfNeeded: self.error.rawValue))
            c.pointee.`self` = self.self_
            c.pointee.`init` = self.init_
            c.pointee.class_ = self.`class`
            c.pointee.c = self.c
            c.pointee.raw = self.raw
            c.pointee.writer = self.writer
            c.pointee.descriptor = self.descriptor
            c.pointee.types = self.types
            c.pointee.unknown_fields = self.unknownFields_
            c.pointee.value = self.value
            c.pointee.element = self.element
            c.pointee.default_ = self.`default`
            c.pointee.camelcase = self.camelCase
            c.pointee.httpport = self.httpPort
            c.pointee._leading = self.leading
            c.pointee.field_2x = self.field2x
            c.pointee.n_register_ = self.register.count
            c.pointee.register_ = try writer.array(self.register) { element throws(WireError) in element }
            if let value = self.`in` {
                c.pointee._in_case = SHUANGMA__TEST__V1__NAMES___IN_IN
                c.pointee.`in` = value
            }
            if let value = self.`operator` {
                c.pointee._operator_case = SHUANGMA__TEST__V1__NAMES___OPERATOR_OPERATOR
                c.pointee.operator_ = try writer.string(value)
            }
            c.pointee.renamed = self.renamed
            c.pointee.n_case_ = self.`case`.count
            c.pointee.case_ = try writer.map(self.`case`) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Names__CaseEntry.self)
                shuangma__test__v1__names__case_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = value
                return entry
            }
            if let value = self.type { c.pointee.type = try writer.message(value, as: Shuangma__Test__V1__Names__Type.self) }
            if let value = self.plain { c.pointee.plain = try writer.message(value, as: CTestContracts.Plain.self) }
            if let value = self.scalars { c.pointee.scalars = try writer.message(value, as: Shuangma__Test__V1__Scalars.self) }
            c.pointee.far = self.far
            c.pointee.n_pairs = self.pairs.count
            c.pointee.pairs = try writer.array(self.pairs) { element throws(WireError) in try writer.message(element, as: Shuangma__Test__V1__Names__PairsEntry.self) }
            switch self.theChoice {
            case .none(let value)?:
                c.pointee.the_choice_case = SHUANGMA__TEST__V1__NAMES__THE_CHOICE_NONE
                c.pointee.none = value
            case .some(let value)?:
                c.pointee.the_choice_case = SHUANGMA__TEST__V1__NAMES__THE_CHOICE_SOME
                c.pointee.some = try writer.message(value, as: Shuangma__Test__V1__Names__Type.self)
            case .`nil`(let value)?:
                c.pointee.the_choice_case = SHUANGMA__TEST__V1__NAMES__THE_CHOICE_NIL
                c.pointee.`nil` = try writer.string(value)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `theChoice` can hold.
        public enum TheChoiceValue: Sendable, Equatable {
            case none(Int32)
            case some(TestV1.Names.TypeMessage)
            case `nil`(String)
        }

        public struct ErrorEnum: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            public static let self_ = Self(rawValue: 0)
            public static let init_ = Self(rawValue: 1)
            public static let none = Self(rawValue: 2)
            public static let rawValue_ = Self(rawValue: 3)
            public static let `default` = Self(rawValue: 4)
        }

        public struct StringMessage: WireMessage {
            public var text: String
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__names__string__descriptor_pointer()) }
            public static var types: MessageTypes { TestContractsTypes.all }

            public init() {
                self.text = ""
            }

            public init(
                text: String = ""
            ) {
                self.text = text
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Names__String.self)
                self.text = try MessageReader.string(c.pointee.text, field: "shuangma.test.v1.Names.String.text")
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Shuangma__Test__V1__Names__String.self)
                shuangma__test__v1__names__string__init(c)
                c.pointee.text = try writer.string(self.text)
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }

        public struct TypeMessage: WireMessage {
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__names__type__descriptor_pointer()) }
            public static var types: MessageTypes { TestContractsTypes.all }

            public init() {
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Names__Type.self)
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Shuangma__Test__V1__Names__Type.self)
                shuangma__test__v1__names__type__init(c)
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }

        /// No map, though protoc gives the entries of maps such names.
        public struct PairsEntry: WireMessage {
            public var key: String
            public var value: String
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__names__pairs_entry__descriptor_pointer()) }
            public static var types: MessageTypes { TestContractsTypes.all }

            public init() {
                self.key = ""
                self.value = ""
            }

            public init(
                key: String = "",
                value: String = ""
            ) {
                self.key = key
                self.value = value
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Names__PairsEntry.self)
                self.key = try MessageReader.string(c.pointee.key, field: "shuangma.test.v1.Names.PairsEntry.key")
                self.value = try MessageReader.string(c.pointee.value, field: "shuangma.test.v1.Names.PairsEntry.value")
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Shuangma__Test__V1__Names__PairsEntry.self)
                shuangma__test__v1__names__pairs_entry__init(c)
                c.pointee.key = try writer.string(self.key)
                c.pointee.value = try writer.string(self.value)
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }
}
