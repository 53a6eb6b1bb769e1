// What the interoperability client and server of gRPC C++ share: flags, files, and a look at whether a message came
// compressed.
#pragma once

#include <grpc/grpc.h>
#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

// Exported by libgrpc for tests like these, declared in none of its public headers.
uint32_t grpc_call_test_only_get_message_flags(grpc_call* call);

namespace interop {

// The bits of a received message's flags that tell of compression: as it stands, and before it was expanded.
constexpr uint32_t kCompressed = 0x80000000u | 0x40000000u;

inline bool IsCompressed(grpc_call* call) { return (grpc_call_test_only_get_message_flags(call) & kCompressed) != 0; }

// Flags of the form --name=value; a name alone means true.
class Flags {
 public:
  Flags(int count, char** arguments) {
    for (int index = 1; index < count; ++index) {
      const std::string argument = arguments[index];
      if (argument.rfind("--", 0) != 0) throw std::invalid_argument("not a flag: " + argument);
      const auto equals = argument.find('=');
      const auto name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
      values_[name] = equals == std::string::npos ? "true" : argument.substr(equals + 1);
    }
  }

  std::string Text(const std::string& name, const std::string& usual = "") const {
    const auto found = values_.find(name);
    return found == values_.end() ? usual : found->second;
  }

  int Number(const std::string& name, int usual) const {
    const auto text = Text(name);
    return text.empty() ? usual : std::stoi(text);
  }

  bool IsOn(const std::string& name) const { return Text(name) == "true"; }

 private:
  std::map<std::string, std::string> values_;
};

inline std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace interop

// The two names that gRPC's contexts let in, so that an interoperability test can see how messages came.
namespace grpc::testing {

class InteropClientContextInspector {
 public:
  static bool IsCompressed(const ClientContext& context) { return interop::IsCompressed(context.call_); }
};

class InteropServerContextInspector {
 public:
  static bool IsCompressed(const ServerContextBase& context) { return interop::IsCompressed(context.call_.call); }
};

}  // namespace grpc::testing
