<h1>{{name}}</h1>
% for n in notes:
<p>{{!n["text"]}}</p> <!-- want stored-cross-site-scripting -->
% end
