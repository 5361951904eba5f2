% include('head.tpl', title=q)
<input name="q" value="{{q}}">
<table>
% for r in rows:
  % if r['subject']:
<tr><td>{{r['body']}}</td><td>{{!r['subject']}}</td></tr> <!-- want stored-cross-site-scripting -->
  % else:
<tr><td>none</td></tr>
  % end
% end
</table>
{{!foot}}
{{!q}} <!-- want cross-site-scripting -->
