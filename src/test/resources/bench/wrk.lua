-- Asks the lines of a file in turn: a path, after a tab the cookie to send with it, and after another "anew" when no two
-- addresses may be the same, so that none is answered with a page that was kept. A second argument is the longest pause
-- between two requests of one visitor, in milliseconds.
local requests, next, asked = {}, 0, 0

function init(args)
	for line in io.lines(args[1]) do
		local path, cookie, anew = line:match("^([^\t]+)\t([^\t]*)\t(.*)$")
		local headers = { ["Host"] = wrk.headers["Host"], ["Accept-Encoding"] = "gzip" }
		if cookie ~= "" then headers["Cookie"] = cookie end
		if anew == "" then
			requests[#requests + 1] = wrk.format("GET", path, headers)
		else
			local address = path .. (path:find("?", 1, true) and "&" or "?") .. "anew="
			requests[#requests + 1] = function() return wrk.format("GET", address .. asked, headers) end
		end
	end
	if args[2] then
		math.randomseed(2026)
		local longest = tonumber(args[2])
		function delay() return math.random(0, longest) end
	end
end

function request()
	next = next % #requests + 1
	asked = asked + 1
	local one = requests[next]
	return type(one) == "string" and one or one()
end

function done(summary, latency)
	local wrong = summary.errors
	io.write(string.format("requests=%d micros=%d p50=%d p95=%d p99=%d failed=%d\n", summary.requests, summary.duration,
		latency:percentile(50), latency:percentile(95), latency:percentile(99),
		wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
end
